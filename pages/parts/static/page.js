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

  // A table may scroll, and not every browser lets the keyboard reach a box for that alone.
  // Looked at whenever the page has changed: a box drawn anew has forgotten what it was told.
  let soon = 0;
  function reach() {
    soon = 0;
    for (const box of document.querySelectorAll(".st-key-tablebox, [data-testid=stTable] > div"))
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0;
  }
  const later = () => { soon ||= window.setTimeout(reach, 100); };
  new MutationObserver(later).observe(document, { childList: true, subtree: true });
  window.addEventListener("resize", later);
})();
