// Most of what axe does is to work out what lies behind each text, and a table has a thousand
// texts that look the same. Here every element is given a kind, made of all that the contrast
// rule looks at: of one kind axe is given the first and the last, and those between are spared.
(() => {
  const LOOKS = ["color", "background-color", "background-image", "background-clip", "opacity",
    "visibility", "font-size", "font-weight", "text-shadow", "-webkit-text-stroke-width",
    "-webkit-text-stroke-color", "text-transform", "text-indent", "mix-blend-mode", "filter",
    "clip", "clip-path", "overflow-x", "overflow-y", "position", "z-index", "float", "fill"];
  // What tells one element from another of its kind, and no colour hangs on it.
  const OWN = new Set(["id", "href", "for", "title", "headers", "aria-label", "aria-labelledby",
    "aria-describedby", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "points",
    "transform", "viewBox", "width", "height"]);
  const IMAGES = new Set(["img", "canvas", "object", "iframe", "video", "svg"]);
  const HOLLOW = "rgba(0, 0, 0, 0)";
  const ROOM = {left: 0, top: 0, right: Infinity, bottom: Infinity};

  const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1
    && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  const meet = (a, b) => a.left < b.right && b.left < a.right
    && a.top < b.bottom && b.top < a.bottom;
  const looks = style => LOOKS.map(name => style.getPropertyValue(name)).join();

  function before(e, pseudo) {
    const style = getComputedStyle(e, pseudo);
    if (["none", "normal"].includes(style.content)) return "";
    return [looks(style), style.content, style.display, style.width, style.height].join();
  }

  // A single letter, or signs alone, is nothing axe calls a fault, nor may it stand for others.
  function text(e) {
    const own = [...e.childNodes].filter(c => c.nodeType === 3).map(c => c.data.trim()).join("");
    return own.length < 2 ? own.length : /[\p{L}\p{N}]/u.test(own) ? "text" : "signs";
  }

  function place(e, kind) {
    if (e.matches("input, select, textarea, button")) return e.getBoundingClientRect();
    if (!kind) return null;
    const range = document.createRange();
    range.selectNodeContents(e);
    return range.getBoundingClientRect();
  }

  // Labels of what cannot be used are let off, so no label stands for another.
  function labels() {
    const off = document.querySelectorAll(":disabled, [aria-disabled=true]");
    const names = new Set([...off].flatMap(e => (e.getAttribute("aria-labelledby") || "").split(" ")));
    return e => e.localName === "label" || (e.id && names.has(e.id));
  }

  function all() {
    const kinds = new Map(), painted = [], seen = [], label = labels();
    const number = key => kinds.get(key) ?? (kinds.set(key, kinds.size + 1), kinds.size);
    const walk = (e, above, holds) => {
      if (!e.checkVisibility({contentVisibilityAuto: true})) return;
      const style = getComputedStyle(e), says = text(e), at = seen.length;
      const marks = [...e.attributes].map(a => OWN.has(a.name) ? a.name : `${a.name}=${a.value}`);
      const kind = number([above, e.localName, marks, looks(style), before(e, "::before"),
        before(e, "::after"), says, label(e) ? at : ""].join("|"));
      const box = e.getBoundingClientRect();
      const paints = style.backgroundColor !== HOLLOW || style.backgroundImage !== "none"
        || IMAGES.has(e.localName);
      if (paints) painted.push({e, kind, box, at});
      seen.push({e, kind, at, holds, where: place(e, says)});
      const holding = paints || style.overflowX !== "visible" ? [...holds, box] : holds;
      for (const child of e.children) walk(child, kind, holding);
    };
    walk(document.documentElement, 0, [ROOM]);
    return [seen, painted];
  }

  // Where a text lies: which of the boxes round it hold it, and what else it lies on or under.
  function lie({e, at, holds, where}, painted) {
    if (!where) return "";
    const met = painted.filter(p => meet(p.box, where) && !p.e.contains(e));
    const under = met.map(p => `${p.kind}${p.at < at ? "u" : "o"}${inside(where, p.box)}`);
    return [holds.map(hold => inside(where, hold)), [...new Set(under)].sort()].join(":");
  }

  window.spare = sparing => {
    const [seen, painted] = sparing ? all() : [[], []], by = new Map();
    for (const each of seen) {
      const key = `${each.kind}:${lie(each, painted)}`;
      by.has(key) ? by.get(key).push(each.e) : by.set(key, [each.e]);
    }
    const spared = new Set([...by.values()].flatMap(same => same.slice(1, -1)));
    const rule = axe._audit.rules.find(r => r.id === "color-contrast");
    const matches = rule.whole ??= rule.matches;
    rule.matches = (e, ...rest) => !spared.has(e) && matches(e, ...rest);
    return [seen.length, spared.size];
  };
})()
