// Interventions: squares, since every incident is a dot. What is inside a square tells
// the status without its colour. What people have seen on a walk: a triangle for a problem, a
// circle for something good, filled when it was dark. Reports from residents: small rhombs.
window.lagesbildSigns = (function () {
  "use strict";
  const SQUARE = '<rect x="3" y="3" width="18" height="18" rx="2.5" class="';
  const TRIANGLE = '<path d="M12 2.5L22.5 21.5H1.5z" class="';
  const CIRCLE = '<circle cx="12" cy="12" r="9.5" class="';
  const RHOMB = '<path d="M12 2L22 12L12 22L2 12z" class="';
  const SIGNS = {
    "planerad": SQUARE + 'open"/>',
    "pågående": SQUARE + 'full"/>',
    "avslutad": SQUARE + 'done"/><path d="M7.5 12.5l3 3 6-7" class="stroke"/>',
    "avbruten": SQUARE + 'done"/><path d="M8 8l8 8M16 8l-8 8" class="stroke"/>',
    "bad-dark": TRIANGLE + 'warn dark"/><path d="M12 9.5v5M12 17.6v.1" class="stroke"/>',
    "bad-light": TRIANGLE + 'warn"/><path d="M12 9.5v5M12 17.6v.1" class="stroke"/>',
    "good-dark": CIRCLE + 'good dark"/><path d="M12 7.5v9M7.5 12h9" class="stroke"/>',
    "good-light": CIRCLE + 'good"/><path d="M12 7.5v9M7.5 12h9" class="stroke"/>',
    "open": RHOMB + 'report"/>',
    "done": RHOMB + 'report over"/>',
  };
  const SMALL = new Set(["open", "done"]);
  // Leaflet moves a marker in three dimensions, which makes each a layer of its own for the browser
  // to paint: hundreds of them cost more than the whole map.
  const Sign = L.Marker.extend({
    _setPos: function (position) {
      this._icon.style.transform = "translate(" + position.x + "px," + position.y + "px)";
      this._icon._leaflet_pos = position;
      this._zIndex = position.y + this.options.zIndexOffset;
      this._resetZIndex();
    },
  });
  let markers;
  let shown = "";

  // Text for an attribute, from text that was escaped for HTML.
  const plain = document.createElement("textarea");
  function reader(escaped) {
    plain.innerHTML = escaped;
    return plain.value;
  }

  function picture(status) {
    return '<svg viewBox="0 0 24 24" aria-hidden="true">' + (SIGNS[status] || SIGNS["planerad"]) + "</svg>";
  }

  function draw(map, all) {
    const wanted = JSON.stringify(all);
    if (wanted === shown) return; // an open popup stays open
    shown = wanted;
    if (markers) markers.remove();
    markers = L.layerGroup();
    for (const [lat, lng, status, title, lines, id, picked] of all) {
      const html = picture(status) + '<span class="unseen">' + title + "</span>";
      const size = SMALL.has(status) ? 13 : picked ? 34 : 26;
      const look = (SMALL.has(status) ? "sign small" : "sign") + (picked ? " picked" : "");
      const icon = L.divIcon({ className: look, iconSize: [size, size], html: html });
      const marker = new Sign([lat, lng], { icon: icon, keyboard: true, title: id ? reader(title) : "", zIndexOffset: picked ? 1000 : 0 });
      // One that has a number is picked by a click: what it says stands beside the map.
      if (id) marker.on("click", () => window.Streamlit.setComponentValue({ act: id, at: Date.now() }));
      else marker.bindPopup("<b>" + title + "</b><br>" + lines.join("<br>"), { className: "tip" });
      marker.addTo(markers);
    }
    markers.addTo(map);
  }

  // What the names of districts must not hide: [left, top, right, bottom] in the map, in pixels.
  function boxes(map) {
    const all = markers ? markers.getLayers() : [];
    return all.map((marker) => [map.latLngToContainerPoint(marker.getLatLng()), marker.options.icon.options])
      .filter(([, icon]) => !icon.className.includes("small"))
      .map(([at, icon]) => {
        const half = icon.iconSize[0] / 2;
        return [at.x - half, at.y - half, at.x + half, at.y + half];
      });
  }

  function legend(signs) {
    if (!signs || !signs.rows.length) return "";
    const row = ([status, label]) => '<li><span class="key">' + picture(status) + "</span>" + label + "</li>";
    return '<ul class="signs"><li><b>' + signs.title + "</b></li>" + signs.rows.map(row).join("") + "</ul>";
  }

  return { draw: draw, boxes: boxes, legend: legend };
})();
