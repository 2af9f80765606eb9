// Interventions: squares, since every incident is a dot. What is inside a square tells
// the status without its colour.
window.lagesbildSigns = (function () {
  "use strict";
  const SQUARE = '<rect x="3" y="3" width="18" height="18" rx="2.5" class="';
  const SIGNS = {
    "planerad": SQUARE + 'open"/>',
    "pågående": SQUARE + 'full"/>',
    "avslutad": SQUARE + 'done"/><path d="M7.5 12.5l3 3 6-7" class="stroke"/>',
    "avbruten": SQUARE + 'done"/><path d="M8 8l8 8M16 8l-8 8" class="stroke"/>',
  };
  let markers;
  let shown = "";

  function picture(status) {
    return '<svg viewBox="0 0 24 24" aria-hidden="true">' + (SIGNS[status] || SIGNS["planerad"]) + "</svg>";
  }

  function draw(map, all) {
    const wanted = JSON.stringify(all);
    if (wanted === shown) return; // an open popup stays open
    shown = wanted;
    if (markers) markers.remove();
    markers = L.layerGroup();
    for (const [lat, lng, status, title, lines] of all) {
      const html = picture(status) + '<span class="unseen">' + title + "</span>";
      L.marker([lat, lng], { icon: L.divIcon({ className: "sign", iconSize: [26, 26], html: html }), keyboard: true })
        .bindPopup("<b>" + title + "</b><br>" + lines.join("<br>"), { className: "tip" })
        .addTo(markers);
    }
    markers.addTo(map);
  }

  function legend(signs) {
    if (!signs || !signs.rows.length) return "";
    const row = ([status, label]) => '<li><span class="key">' + picture(status) + "</span>" + label + "</li>";
    return '<ul class="signs"><li><b>' + signs.title + "</b></li>" + signs.rows.map(row).join("") + "</ul>";
  }

  return { draw: draw, legend: legend };
})();
