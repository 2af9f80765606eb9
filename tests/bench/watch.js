// Runs in every frame before its scripts: notes when a click was made, when what the
// bench waits for was on screen, and when anything last stirred. Times are on one
// clock for all frames: milliseconds since 1970, from timeOrigin + now().
(() => {
  const now = () => performance.timeOrigin + performance.now();
  if (window === window.top) {
    window.watch = { armed: false, click: 0, shown: [], stirred: 0 };
    const arm = (event) => {
      if (!window.watch.armed) return;
      window.watch.armed = false;
      window.watch.click = performance.timeOrigin + event.timeStamp;
    };
    window.addEventListener("click", arm, true);
    const Socket = window.WebSocket;
    window.WebSocket = class extends Socket {
      constructor(...given) {
        super(...given);
        this.addEventListener("message", () => { window.watch.stirred = now(); });
      }
    };
  }
  const watch = window.top.watch;
  const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });
  new MutationObserver((records) => {
    watch.stirred = now();
    if (records.some((record) => SHOWN(record))) afterPaint(() => watch.shown.push(now()));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})();
