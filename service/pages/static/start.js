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

// What is sent before the scripts are there waits for them (`data-waits`): the form by itself leads nowhere.
function waits(event) {
  const form = event.target.closest("form[data-waits]");
  if (!form) return;
  if (event.type === "submit") {
    event.preventDefault();
    form.dataset.waits = "sent";
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
}
document.addEventListener("submit", waits);
document.addEventListener("keydown", waits);
