// Starts the scripts of a page when its shell has been seen: fetched and run beside it, they make the first paint later.

const LATEST_MS = 300; // where no paint is told of: a tab behind another is not painted before it is shown
let started = false;

function start() {
  if (started) return;
  started = true;
  for (const name of document.body.dataset.modules.split(" ")) import(`./${name}`);
}

new PerformanceObserver(start).observe({ type: "paint", buffered: true });
setTimeout(start, document.hidden ? 0 : LATEST_MS);
