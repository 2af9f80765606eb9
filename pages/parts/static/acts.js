// The areas of interventions, and drawing one: click for a point; click, click and double-click or
// Enter for a line or an area; Backspace takes the last corner away and Escape lets go. Without a
// pointer: the arrow keys move the map, and space sets a corner where the cross in its middle is.
window.lagesbildActs = (function () {
  "use strict";
  const STILL = 5; // pixels: a press that moved farther has dragged the map
  const SAME = 4; // pixels: the second click of a double-click
  const LEAST = { point: 1, line: 2, area: 3 };
  const OURS = ".drawbar, .views, .legend, .note, .leaflet-control, .leaflet-popup";
  let map, shapes, bar, zoom, asked, kind = null, corners = [], down = [0, 0], sketch, shown = "";

  function start(theMap) {
    map = theMap;
    for (const [name, z] of [["areas", 375], ["sketch", 430]]) {
      map.createPane(name).style.zIndex = z;
      map.getPane(name).style.pointerEvents = "none";
    }
    const frame = map.getContainer();
    bar = L.DomUtil.create("div", "drawbar", frame);
    bar.hidden = true;
    L.DomEvent.disableClickPropagation(bar);
    // Before anything on the map hears of it: a click on a district would choose the district.
    frame.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; }, true);
    frame.addEventListener("click", clicked, true);
    frame.addEventListener("dblclick", finished, true);
    frame.addEventListener("mousemove", moved);
    document.addEventListener("keydown", pressed, true);
  }

  function draw(theMap, step) {
    if (!map) start(theMap);
    const wanted = JSON.stringify([step.acts, step.dark]);
    if (wanted !== shown) {
      shown = wanted;
      if (shapes) shapes.remove();
      shapes = L.layerGroup((step.acts || []).map(([name, shape]) => area(name, shape))).addTo(map);
      if (sketch && !kind) sketch.remove();
    }
    offer(step.draw);
    nearer(step.near);
  }

  function area(name, shape) {
    const flat = shape.type.endsWith("Polygon") ? " flat" : "";
    return L.geoJSON(shape, {
      pane: name === "sketch" ? "sketch" : "areas",
      interactive: false,
      style: { className: "act " + name + flat, weight: name === "own" || name === "sketch" ? 4 : 2 },
      pointToLayer: (_, at) => L.circleMarker(at, { pane: "sketch", radius: 9, className: "act dot " + name, interactive: false }),
    });
  }

  // The button that looks closer at the intervention picked.
  function nearer(near) {
    if (zoom) zoom.remove();
    if (!near) return;
    zoom = L.DomUtil.create("button", "nearer", map.getContainer());
    zoom.type = "button";
    zoom.textContent = near[0];
    L.DomEvent.disableClickPropagation(zoom);
    zoom.onclick = () => map.fitBounds(near[1], { animate: false, padding: [30, 30] });
  }

  function offer(texts) {
    const serial = texts ? JSON.stringify(texts) : "";
    if (serial === asked) return;
    asked = serial;
    let_go();
    bar.hidden = !texts;
    bar.replaceChildren();
    if (!texts) return;
    for (const [name, label] of texts.kinds) {
      const button = L.DomUtil.create("button", "", bar);
      button.type = "button";
      button.dataset.kind = name;
      button.textContent = label;
      button.onclick = () => begin(kind === name ? null : name);
    }
    const hint = L.DomUtil.create("p", "", bar);
    hint.setAttribute("role", "status");
    hint.dataset.hints = JSON.stringify(texts.hints);
    begin(null);
  }

  function begin(name) {
    let_go();
    kind = name;
    const hint = bar.querySelector("p");
    if (hint) hint.textContent = JSON.parse(hint.dataset.hints)[name || "none"];
    for (const button of bar.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.kind === name));
    map.getContainer().classList.toggle("drawing", Boolean(name));
    map.doubleClickZoom[name ? "disable" : "enable"]();
    if (name) map.getContainer().focus({ preventScroll: true });
  }

  function let_go() {
    kind = null;
    corners = [];
    if (sketch) sketch.remove();
    map.getContainer().classList.remove("drawing");
  }

  function clicked(event) {
    if (!kind || event.target.closest(OURS)) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.detail && Math.hypot(event.clientX - down[0], event.clientY - down[1]) > STILL) return;
    add(map.mouseEventToLatLng(event));
  }

  function add(at) {
    const last = corners[corners.length - 1];
    const near = last && map.latLngToContainerPoint(last).distanceTo(map.latLngToContainerPoint(at)) < SAME;
    if (!near) corners.push(at);
    if (kind === "point") finish();
    else trace();
  }

  function moved(event) {
    if (kind && corners.length) trace(map.mouseEventToLatLng(event));
  }

  function trace(pointer) {
    if (sketch) sketch.remove();
    const at = pointer ? [...corners, pointer] : corners;
    const flat = kind === "area" && at.length > 2;
    const look = { pane: "sketch", interactive: false, className: "act sketch" + (flat ? " flat" : ""), weight: 4, dashArray: "8 6" };
    const line = flat ? L.polygon(at, look) : L.polyline(at, look);
    const dots = corners.map((corner) => L.circleMarker(corner, { pane: "sketch", radius: 5, className: "act sketch dot", interactive: false }));
    sketch = L.layerGroup([line, ...dots]).addTo(map);
  }

  function finished(event) {
    if (!kind || event.target.closest(OURS)) return;
    event.stopPropagation();
    event.preventDefault();
    finish();
  }

  function finish() {
    if (corners.length < LEAST[kind]) return;
    const at = corners.map((corner) => [corner.lng, corner.lat]), made = kind;
    begin(null);
    window.Streamlit.setComponentValue({ drawn: made, corners: at, at: Date.now() });
  }

  function pressed(event) {
    if (!kind) return;
    const use = {
      Escape: () => begin(null),
      Enter: corners.length ? finish : null,
      Backspace: () => { corners.pop(); trace(); },
      " ": event.target === map.getContainer() ? () => add(map.getCenter()) : null,
    }[event.key];
    if (!use) return;
    event.preventDefault();
    event.stopPropagation();
    use();
  }

  return { draw: draw };
})();
