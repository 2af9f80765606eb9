// What is said beside the pointer, or beside a district that the keyboard has reached:
// the district, or the single incident that lies nearest.
window.lagesbildHover = (function () {
  "use strict";
  const EARTH = L.CRS.EPSG3857;
  const REACH = 8; // pixels from the pointer to an incident
  const AWAY = 14; // pixels from the pointer to the text
  let map, tip, areas, points, written, size;
  let last = null; // {i, at}: the district spoken of and where the pointer is

  // areas: {index: element → number or undefined, text: number → HTML, label: number → element}
  function start(theMap, theAreas) {
    map = theMap;
    areas = theAreas;
    const frame = map.getContainer();
    tip = L.DomUtil.create("div", "hover", frame);
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    tip.hidden = true;
    frame.addEventListener("mousemove", moved);
    frame.addEventListener("mouseleave", hide);
    frame.addEventListener("focusin", reached);
    frame.addEventListener("focusout", hide);
    map.on("movestart zoomstart", hide);
  }

  function moved(event) {
    const i = areas.index(event.target);
    const ground = i !== undefined || event.target === map.getContainer();
    if (!ground || event.buttons) return hide();
    const at = map.mouseEventToContainerPoint(event);
    const near = nearest(at);
    last = { i: i, at: at };
    if (near >= 0) return show(incident(near), at);
    if (i === undefined) return hide();
    show(areas.text(i), at, areas.label(i));
  }

  function reached(event) {
    const i = areas.index(event.target);
    if (i === undefined || !event.target.matches(":focus-visible")) return;
    const frame = map.getContainer().getBoundingClientRect();
    const shape = event.target.getBoundingClientRect();
    const at = L.point((shape.left + shape.right) / 2 - frame.left, (shape.top + shape.bottom) / 2 - frame.top);
    last = { i: i, at: at };
    event.target.setAttribute("aria-describedby", "tip");
    show(areas.text(i), at, areas.label(i));
  }

  function incident(k) {
    return "<b>" + points.types[points.xyt[3 * k + 2]] + "</b><br>" + points.days[k];
  }

  // Compared in the metres that the incidents are sent in: nothing is projected but the pointer.
  function nearest(at) {
    if (!points) return -1;
    const here = EARTH.project(map.containerPointToLatLng(at));
    const reach = EARTH.project(map.containerPointToLatLng(at.add([REACH, 0]))).x - here.x;
    let best = reach * reach, found = -1;
    for (let k = 0; k < points.days.length; k += 1) {
      const dx = points.xyt[3 * k] - here.x, dy = points.xyt[3 * k + 1] - here.y;
      if (dx * dx + dy * dy <= best) {
        best = dx * dx + dy * dy;
        found = k;
      }
    }
    return found;
  }

  function show(html, at, label) {
    tip.hidden = false;
    if (written !== html) {
      tip.innerHTML = html;
      written = html;
      size = [tip.offsetWidth, tip.offsetHeight];
    }
    const [x, y] = spot(at, label);
    tip.style.transform = "translate(" + x + "px," + y + "px)";
  }

  // Below to the right; elsewhere if that is outside the frame or over the district's own name.
  function spot(at, label) {
    const [w, h] = size, frame = map.getSize();
    const right = at.x + AWAY, left = at.x - AWAY - w, under = at.y + AWAY, above = at.y - AWAY - h;
    const name = label && label.style.visibility === "visible" ? label.getBoundingClientRect() : null;
    const origin = map.getContainer().getBoundingClientRect();
    const inside = [[right, under], [right, above], [left, under], [left, above]].filter(
      ([x, y]) => x >= 0 && y >= 0 && x + w <= frame.x && y + h <= frame.y);
    const clear = ([x, y]) => !name || x > name.right - origin.left || x + w < name.left - origin.left ||
      y > name.bottom - origin.top || y + h < name.top - origin.top;
    return inside.find(clear) || inside[0] ||
      [Math.max(0, Math.min(right, frame.x - w)), Math.max(0, Math.min(under, frame.y - h))];
  }

  function hide() {
    last = null;
    if (!tip.hidden) tip.hidden = true;
  }

  // A new step: what is on screen is said anew, with the new numbers.
  function renew(thePoints) {
    points = thePoints;
    if (tip.hidden) return;
    written = null; // the letters may have grown, too
    if (last && last.i !== undefined && nearest(last.at) < 0) show(areas.text(last.i), last.at, areas.label(last.i));
    else hide();
  }

  return { start: start, renew: renew };
})();
