// Draws the base once and paints filter steps over it; never moves what the reader is looking at.
// Strings in the base and in a step are HTML-escaped by geo/figures/escape.py before they get here.
window.lagesbild = (function () {
  "use strict";
  const EARTH = L.CRS.EPSG3857;
  const NARROW = 700; // pixels: a phone, as in the style sheet
  const GAP = 3; // pixels kept free round a label
  const SIDES = 3; // of a name that lie in its district, where it is well placed
  const ROUND = 1.5; // of a district's size, on each side of it where the map goes there
  const ROUNDS = 3; // times the names are laid out, at most
  // Where a name is tried, in its own widths and heights from the middle of its district, nearest first.
  const TRIES = [];
  for (let dx = -1; dx <= 1; dx += 0.125) for (let dy = -1.5; dy <= 1.5; dy += 0.125) TRIES.push([dx, dy]);
  TRIES.sort((a, b) => Math.hypot(3 * a[0], a[1]) - Math.hypot(3 * b[0], b[1]));
  let map, base, options, districts, labels, step, canvas;
  let bands, points, foot, legend, note, ring, beyond;
  const lakes = [];
  let painted = 0;

  function box(className, parent) {
    const div = L.DomUtil.create("div", className, parent || map.getContainer());
    L.DomEvent.disableClickPropagation(div);
    return div;
  }

  function pane(name, z, clickable) {
    const made = map.createPane(name);
    made.style.zIndex = z;
    if (!clickable) made.style.pointerEvents = "none"; // clicks go to the district below
  }

  function start(theMap, theOptions) {
    map = theMap;
    base = window.lagesbildBase;
    options = theOptions;
    map.attributionControl.setPrefix(false);
    map.options.zoomSnap = 0.25;
    map.options.wheelPxPerZoomLevel = 90;
    map.getContainer().setAttribute("role", "group");
    map.getContainer().setAttribute("aria-label", options.label);
    if (options.tiles) L.tileLayer(options.tiles, { attribution: options.attribution }).addTo(map);
    pane("districts", 350, true);
    pane("water", 360);
    pane("bands", 370);
    pane("ring", 380); // what the district in focus holds must not hide which it is
    pane("points", 420);
    pane("names", 640);
    canvas = L.canvas({ pane: "points", padding: 0.2 });
    const svg = L.svg({ pane: "districts", padding: 1 }).addTo(map); // there may be no district to bring it
    districts = base.districts.map((d) => district(d, svg));
    hatch(svg);
    drawWater();
    labels = base.districts.map(() => name());
    foot = box("foot");
    legend = box("legend", foot);
    note = box("note", foot);
    beyond = box("beyond");
    look(base.town);
    buttons();
    hover();
    document.addEventListener("keydown", pressed);
    map.on("zoomend moveend", layout);
    // A style sheet may come after the first step: sizes and places are others then.
    for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) sheet.addEventListener("load", restyled);
    new ResizeObserver(resized).observe(map.getContainer());
    map.on("click", () => choose(null));
  }

  function district(d, renderer) {
    // One layer each: st_folium goes through every layer of the map at every step.
    const look = { className: "district", renderer: renderer, pane: "districts", weight: 1.5, fillOpacity: 1 };
    const layer = L.GeoJSON.geometryToLayer({ type: "Feature", geometry: d.geometry }, look);
    layer.setStyle(look).addTo(map);
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      choose(d.code, adds(event.originalEvent));
    });
    const path = layer.getElement();
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "0");
    return layer;
  }

  function adds(event) {
    return event.ctrlKey || event.metaKey || event.shiftKey;
  }

  function hover() {
    const numbers = new Map(districts.map((layer, i) => [layer.getElement(), i]));
    window.lagesbildHover.start(map, {
      index: (element) => numbers.get(element),
      text: (i) => "<b>" + base.districts[i].name + "</b><br>" + (step ? step.d[i][2] : ""),
      label: (i) => labels[i],
    });
  }

  // Enter and space choose the district in focus; V belongs to the page round the map.
  function pressed(event) {
    const i = districts.findIndex((layer) => layer.getElement() === event.target);
    if (i >= 0 && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(base.districts[i].code, adds(event));
    }
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat);
    if (!plain || event.key.toLowerCase() !== "v" || window.parent === window) return;
    // The page counts a key as held until it hears that it is up.
    for (const type of ["keydown", "keyup"]) {
      const key = { key: event.key, code: event.code, bubbles: true, cancelable: true };
      window.parent.document.body.dispatchEvent(new window.parent.KeyboardEvent(type, key));
    }
  }

  // SVG patterns live in the renderer that uses them. A hatching in colours of its own has them
  // in its name, "hatch#ground#line", and gets its pattern when a step first uses it.
  let patterns;
  function hatch(renderer) {
    const root = renderer._container;
    patterns = document.createElementNS("http://www.w3.org/2000/svg", "defs");
    root.insertBefore(patterns, root.firstChild);
    pattern("hatch");
  }

  function pattern(fill) {
    const [, ground, line] = fill.split("#"), id = fill.replaceAll("#", "-");
    if (!patterns.querySelector("#" + id)) {
      patterns.insertAdjacentHTML("beforeend", ground
        ? strokes(id, [10, 3.4, -45], 'fill="#' + ground + '"', 'fill="#' + line + '"')
        : strokes(id, [7, 1.6, 45], 'class="hatch-ground"', 'class="hatch-line"'));
    }
    return "url(#" + id + ")";
  }

  // The grey one and those in colours lean each their way, so that no colour is taken for grey.
  function strokes(id, [width, line, lean], groundLook, lineLook) {
    return '<pattern id="' + id + '" width="' + width + '" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(' + lean + ')">' +
      '<rect ' + groundLook + ' width="' + width + '" height="7"/><rect ' + lineLook + ' width="' + line + '" height="7"/></pattern>';
  }

  function drawWater() {
    for (const lake of base.water) {
      lake.layer = L.geoJSON(lake.geometry, { pane: "water", interactive: false, style: { className: "lake", weight: 0, fillOpacity: 1 } }).addTo(map);
    }
    for (const lake of base.water) {
      const label = L.DomUtil.create("div", "lakename", map.getPane("names"));
      label.innerHTML = lake.name;
      lakes.push([label, lake.at, lake.layer.getBounds()]);
    }
    for (const edge of base.outline) {
      L.geoJSON(edge.geometry, { pane: "water", interactive: false, style: { className: "outline", weight: 1, fill: false } }).addTo(map);
    }
  }

  function name() {
    return L.DomUtil.create("div", "name", map.getPane("names"));
  }

  let wanted; // the bounds a button asked for, until the reader moves the map
  function look(bounds) {
    const frame = map.getSize(), high = foot.offsetHeight;
    const low = frame.x <= NARROW && 2 * high < frame.y ? high : 0; // a phone's legend is as wide as its map
    map.fitBounds(bounds, { animate: false, paddingTopLeft: [8, 8], paddingBottomRight: [8, 8 + low] });
    wanted = bounds;
    map.once("dragstart zoomstart", () => { wanted = null; });
  }

  // The frame gets its size after the map has started, and again when the filters are folded.
  function resized() {
    const bounds = wanted;
    const kept = document.documentElement.style, frame = map.getContainer();
    kept.setProperty("--width", `${frame.clientWidth}px`);
    kept.setProperty("--height", `${frame.clientHeight}px`);
    map.invalidateSize({ animate: false, pan: false });
    if (bounds) look(bounds);
    restyled();
  }

  function restyled() {
    labels.forEach((label) => delete label.dataset.size);
    layout();
  }

  function buttons() {
    L.control.zoom({ position: "topright", zoomInTitle: options.zoomIn, zoomOutTitle: options.zoomOut }).addTo(map);
    const bar = box("views");
    if (String(base.town) === String(base.bounds)) return bar.remove(); // one view only
    for (const [label, bounds] of [[options.town, base.town], [options.all, base.bounds]]) {
      const button = L.DomUtil.create("button", "", bar);
      button.type = "button";
      button.textContent = label;
      button.onclick = () => look(bounds);
    }
  }

  function choose(code, add) {
    window.Streamlit.setComponentValue({ district: code, add: Boolean(add), at: Date.now() });
  }

  function paint(theMap, theStep) {
    step = theStep;
    document.body.className = (step.dark ? "dark " : "") + (step.large ? "large" : "");
    districts.forEach((layer, i) => paintDistrict(layer, i));
    const moved = drawRing(districts[step.focus]);
    drawBands(step.bands || []);
    drawPoints(step.points);
    window.lagesbildSigns.draw(map, step.markers || []);
    window.lagesbildActs.draw(map, step);
    drawLegend(step.legend, step.signs);
    note.textContent = step.note || "";
    note.hidden = !step.note;
    if (!painted && wanted) look(wanted); // now that the legend has its height
    if (moved) reveal(districts[step.focus]);
    layout();
    window.lagesbildHover.renew(step.points);
    painted += 1;
    document.documentElement.dataset.painted = String(painted);
    // The rest of the page waits until the map is on screen.
    if (step.tell) requestAnimationFrame(() => setTimeout(() => fetch(step.tell), 0));
  }

  const drawn = [];
  function paintDistrict(layer, i) {
    const [fill, , , chosen] = step.d[i];
    const focused = step.focus === i;
    const look = [fill, chosen, focused, step.edge || step.line].join("|");
    if (drawn[i] === look) return;
    drawn[i] = look;
    layer.setStyle({
      fillColor: fill.startsWith("hatch") ? pattern(fill) : fill,
      fillOpacity: chosen ? 1 : 0.18,
      color: step.edge || step.line,
    });
    layer.getElement().setAttribute("aria-pressed", String(focused));
  }

  // A line of its own: to lift the district itself would move it in the tab order.
  let ringed = "";
  function drawRing(layer) {
    const wanted = layer ? step.focus + step.ink : "";
    if (wanted === ringed) return false;
    ringed = wanted;
    if (ring) ring.remove();
    ring = layer && L.polygon(layer.getLatLngs(), { pane: "ring", interactive: false, fill: false, color: step.ink, weight: 4 }).addTo(map);
    return Boolean(layer);
  }

  // What was picked beside the map may lie outside what it shows.
  function reveal(layer) {
    const shown = map.getBounds(), own = layer.getBounds();
    if (!shown.intersects(own)) map.fitBounds(shown.extend(own), { animate: false });
  }

  // What can be told of districts that the map does not show now, each with a way there.
  let listed = "";
  function listBeyond() {
    const shown = map.getBounds();
    const out = (step.beyond || []).filter(([i]) => !shown.contains(base.districts[i].at));
    const now = JSON.stringify(out);
    if (now === listed) return;
    listed = now;
    beyond.hidden = !out.length;
    beyond.innerHTML = "<b>" + options.beyond + "</b>";
    for (const [i, told] of out) {
      const button = L.DomUtil.create("button", "", beyond);
      button.type = "button";
      button.innerHTML = "<u>" + base.districts[i].name + "</u>: " + told;
      button.onclick = (event) => {
        L.DomEvent.stopPropagation(event); // the button goes, and the map would take the click
        go(i);
      };
    }
  }

  function go(i) {
    map.fitBounds(districts[i].getBounds().pad(ROUND), { animate: false });
    wanted = null;
    districts[i].getElement().focus({ preventScroll: true });
    choose(base.districts[i].code);
  }

  function drawBands(all) {
    if (bands) bands.remove();
    bands = L.layerGroup();
    for (const [colour, polygons] of all) {
      const rings = polygons.map((polygon) => polygon.map(unpack));
      L.polygon(rings, { pane: "bands", stroke: false, fillColor: colour, fillOpacity: 0.9, interactive: false }).addTo(bands);
    }
    bands.addTo(map);
  }

  function unpack(flat) {
    const ring = [];
    let x = 0, y = 0;
    for (let i = 0; i < flat.length; i += 2) {
      x += flat[i];
      y += flat[i + 1];
      ring.push(EARTH.unproject(L.point(x * 10, y * 10)));
    }
    return ring;
  }

  function drawPoints(all) {
    if (points) points.remove();
    points = L.layerGroup();
    if (all) {
      for (let i = 0; i < all.days.length; i += 1) {
        const at = EARTH.unproject(L.point(all.xyt[3 * i], all.xyt[3 * i + 1]));
        L.circleMarker(at, { renderer: canvas, pane: "points", interactive: false, radius: step.large ? 6 : 4.5, weight: 1, color: step.line, fillColor: step.accent, fillOpacity: 0.75 }).addTo(points);
      }
    }
    points.addTo(map);
  }

  function drawLegend(key, signs) {
    legend.hidden = !key;
    if (!key) return;
    const swatch = ([colour, label]) => '<li><span class="swatch' + ground(colour) + '></span>' + label + "</li>";
    const heading = "<h2" + (step.points ? ' class="dot">' : ">") + key.title + "</h2>";
    const groups = [signs, ...(step.keys || [])];
    legend.innerHTML =
      heading + square(key.square) +
      '<ul class="scale' + (key.scale.every(([, label]) => label) ? "" : " named") + '">' + key.scale.map(swatch).join("") + "</ul>" +
      "<ul>" + key.swatches.map(swatch).join("") + "</ul>" +
      key.notes.map((line) => "<p>" + line + "</p>").join("") + groups.map(window.lagesbildSigns.legend).join("");
  }

  function ground(colour) {
    if (colour === "hatch") return ' hatched"';
    const [whole, corner] = colour.split("/");
    if (!corner) return '" style="background:' + background(whole) + '"';
    return '" style="background:linear-gradient(135deg,' + whole + " 60%,transparent 60%)," + background(corner) + ';background-color:' + whole + '"';
  }

  function background(colour) {
    const [, pale, line] = colour.split("#");
    return line ? "repeating-linear-gradient(45deg,#" + line + " 0 3px,#" + pale + " 3px 8px)" : colour;
  }

  // Two questions at once: more of the one to the right, more of the other upwards.
  function square(key) {
    if (!key) return "";
    const cells = key.cells.flat().map((colour) => '<i class="cell' + ground(colour) + "></i>").join("");
    const corners = key.corners.map((corner) => "<span>" + corner + "</span>");
    return '<div class="square"><b>' + key.up + "</b>" + corners.join("") +
      '<div class="cells">' + cells + "</div><b>" + key.across + "</b></div>";
  }

  // Names that would cover each other, a marker or a box give way, smallest district first.
  function layout() {
    if (!step) return;
    listBeyond();
    const fixed = [...boxes(".legend, .note, .views, .beyond, .nearer, .drawbar, .leaflet-control-zoom"), ...window.lagesbildSigns.boxes(map)];
    let taken, order = districts.map((_, i) => i).sort((a, b) => weight(b) - weight(a));
    write();
    for (let round = 0; round < ROUNDS; round += 1) {
      taken = [...fixed];
      const left = order.filter((i) => !place(i, taken) && roomy(i));
      if (!left.length) break;
      order = [...left, ...order.filter((i) => !left.includes(i))];
    }
    for (const i of order) if (labels[i].style.visibility === "hidden") place(i, taken, true); // the name alone
    for (const [label, at, bounds] of lakes) {
      const point = map.latLngToContainerPoint(at);
      const w = label.offsetWidth / 2, h = label.offsetHeight / 2;
      const wide = map.latLngToContainerPoint(bounds.getNorthEast()).x - map.latLngToContainerPoint(bounds.getSouthWest()).x;
      const free = 2 * w <= wide && !taken.some((t) => cover(t, [point.x - w, point.y - h, point.x + w, point.y + h]));
      label.style.visibility = free ? "visible" : "hidden";
      L.DomUtil.setPosition(label, map.containerPointToLayerPoint([point.x - w, point.y - h]));
    }
  }

  // A district about as wide as its name should have it: the larger ones round it can move theirs.
  function roomy(i) {
    const box = districts[i].getBounds();
    const east = map.latLngToContainerPoint(box.getNorthEast()), west = map.latLngToContainerPoint(box.getSouthWest());
    const [width, height] = sizes[i], frame = map.getSize(), at = map.latLngToContainerPoint(base.districts[i].at);
    const inside = at.x > 0 && at.y > 0 && at.x < frame.x && at.y < frame.y;
    return inside && east.x - west.x > 0.8 * width && west.y - east.y > height;
  }

  function weight(i) {
    const town = { stadsdel: 2, ort: 1 }[base.districts[i].kind] || 0;
    const box = districts[i].getBounds();
    const size = Math.abs((box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth()));
    return (step.focus === i ? 100 : 0) + (step.d[i][3] ? 10 : 0) + town + Math.min(size, 0.9);
  }

  function boxes(selector) {
    const frame = map.getContainer().getBoundingClientRect();
    const all = [...map.getContainer().querySelectorAll(selector)];
    return all.filter((e) => e.offsetParent !== null).map((e) => {
      const r = e.getBoundingClientRect();
      return [r.left - frame.left, r.top - frame.top, r.right - frame.left, r.bottom - frame.top];
    });
  }

  // All texts are written before any size is read: one layout of the page instead of one each.
  const sizes = [], bare = [], looks = [], spoken = [];
  function write() {
    const stale = [];
    labels.forEach((label, i) => {
      const [fill, text, tip, chosen] = step.d[i];
      const html = "<b>" + base.districts[i].name + "</b>" + (text ? "<span>" + text + "</span>" : "");
      const size = html + (step.large ? "L" : "");
      if (label.dataset.size !== size) {
        label.innerHTML = html;
        label.dataset.size = size;
        stale.push(i);
      }
      looks[i] = "name" + (chosen ? "" : " pale") + (onDark(fill, chosen) ? " light" : "");
      const said = [base.districts[i].name, text || tip.split("<br>")[0]].join(": ");
      if (spoken[i] !== said) districts[i].getElement().setAttribute("aria-label", plain(said));
      spoken[i] = said;
    });
    for (const i of stale) {
      const label = labels[i], name = label.firstChild;
      label.className = looks[i];
      sizes[i] = [label.offsetWidth || 60, label.offsetHeight || 30];
      bare[i] = [name.offsetWidth || 60, name.offsetHeight || 15];
    }
  }

  function place(i, taken, alone) {
    const label = labels[i], look = looks[i] + (alone ? " bare" : "");
    const at = map.latLngToContainerPoint(base.districts[i].at);
    const [width, height] = alone ? bare[i] : sizes[i];
    const frame = map.getSize();
    const box = districts[i].getBounds();
    const low = map.latLngToContainerPoint(box.getSouthWest()), high = map.latLngToContainerPoint(box.getNorthEast());
    let best = null, most = -1;
    for (const [dx, dy] of TRIES) {
      const x = at.x + dx * width, y = at.y + dy * height;
      const area = [x - width / 2 - GAP, y - height / 2 - GAP, x + width / 2 + GAP, y + height / 2 + GAP];
      if (x < low.x || x > high.x || y < high.y || y > low.y) continue;
      if (area[0] < 0 || area[1] < 0 || area[2] > frame.x || area[3] > frame.y) continue;
      if (taken.some((t) => cover(t, area))) continue;
      if ((dx || dy) && !within(i, [x, y])) continue; // last: it goes through the whole border
      const sides = [[x, area[1]], [x, area[3]], [area[0], y], [area[2], y]].filter((side) => within(i, side)).length;
      if (sides <= most) continue;
      best = [area, x, y];
      most = sides;
      if (sides >= SIDES) break;
    }
    label.style.visibility = best ? "visible" : "hidden";
    if (!best) return false;
    if (label.className !== look) label.className = look;
    taken.push(best[0]);
    L.DomUtil.setPosition(label, map.containerPointToLayerPoint([best[1] - width / 2, best[2] - height / 2]));
    return true;
  }

  function cover(a, b) {
    return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  }

  // Even-odd rule over every ring of the district.
  function within(i, point) {
    const at = map.containerPointToLatLng(point), shape = base.districts[i].geometry;
    const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
    let inside = false;
    for (const ring of polygons.flat()) {
      for (let a = 0, b = ring.length - 1; a < ring.length; b = a, a += 1) {
        const [x1, y1] = ring[a], [x2, y2] = ring[b];
        if (y1 > at.lat !== y2 > at.lat && at.lng < ((x2 - x1) * (at.lat - y1)) / (y2 - y1) + x1) inside = !inside;
      }
    }
    return inside;
  }

  // Bands hide the colour of a district: light names then belong to the dark theme.
  function onDark(fill, chosen) {
    return step.bands || !chosen ? step.dark : isDark(fill);
  }

  // Text for an attribute, from text that was escaped for HTML.
  const reader = document.createElement("textarea");
  function plain(escaped) {
    reader.innerHTML = escaped;
    return reader.value;
  }

  function isDark(colour) {
    colour = colour.slice(colour.indexOf("#")); // hatched in its own colours: its ground
    if (colour[0] !== "#") return step.dark; // hatched in grey
    const [r, g, b] = [1, 3, 5].map((k) => parseInt(colour.slice(k, k + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b < 128;
  }

  return { start: start, paint: paint };
})();
