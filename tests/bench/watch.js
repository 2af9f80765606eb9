// Runs before the page's own scripts: notes when a click was made, when what the bench
// waits for was on screen, and when anything last stirred, in the page or a frame in it.
// All times are on one clock: milliseconds since 1970, timeOrigin + now().
(() => {
  if (window !== window.top) return;
  const now = () => performance.timeOrigin + performance.now();
  const watch = { armed: false, click: 0, shown: [], stirred: 0 };
  window.watch = watch;
  window.addEventListener("click", (event) => {
    if (watch.armed) watch.click = performance.timeOrigin + event.timeStamp;
    watch.armed = false;
  }, true);
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => { watch.stirred = now(); });
    }
  };
  const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });
  const noted = (records) => {
    watch.stirred = now();
    if (records.some((record) => SHOWN(record))) afterPaint(() => watch.shown.push(now()));
  };
  const observe = (page) => new MutationObserver(noted).observe(
    page, { subtree: true, childList: true, attributes: true, characterData: true });
  observe(document);
  // A frame's first document is thrown away when its real one comes, so wait for that.
  document.addEventListener("load", ({ target }) => {
    if (target.tagName !== "IFRAME" || !target.contentDocument) return;
    observe(target.contentDocument);
    noted([{ loaded: true, target: target.contentDocument.documentElement, addedNodes: [] }]);
  }, true);
})();
