// What a page needs beside Streamlit. Its language follows the address, which Streamlit changes
// without a new page: a screen reader would go on reading English as Swedish.
(function () {
  "use strict";
  const known = document.currentScript.dataset.languages.split(" ");

  function follow() {
    const asked = new URLSearchParams(window.location.search).get("lang");
    document.documentElement.lang = known.includes(asked) ? asked : known[0];
  }

  for (const name of ["pushState", "replaceState"]) {
    const own = window.history[name];
    window.history[name] = function (...given) {
      own.apply(this, given);
      follow();
    };
  }
  window.addEventListener("popstate", follow);

  // A table may scroll, and not every browser lets the keyboard reach a box for that alone. What
  // is said under the map may be cut off, and unfolds where it is reached (page.css).
  // Looked at whenever one is drawn, and whenever one changes size: fonts come late.
  const NOTE = ".st-key-notes p";
  const reach = (box) => {
    const hides = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (hides) box.tabIndex = 0;
    else if (box.matches(NOTE) && !box.matches(":focus, :hover")) box.removeAttribute("tabindex");
  };
  const BOX = `.st-key-tablebox, [data-testid=stTable] > div, ${NOTE}`;
  const sizes = new ResizeObserver((all) => {
    for (const { target } of all) if (target.closest(BOX)) reach(target.closest(BOX));
  });
  let soon = 0;
  function look() {
    soon = 0;
    for (const box of document.querySelectorAll(BOX)) {
      reach(box);
      for (const part of [box, box.firstElementChild]) if (part) sizes.observe(part);
    }
  }
  new MutationObserver(() => { soon ||= window.setTimeout(look, 100); })
    .observe(document, { childList: true, characterData: true, subtree: true });
})();
