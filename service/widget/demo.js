// The demonstration page: the widget's JavaScript interface in use. `?site=` in its address names the site, as `site` does.
const chat = document.querySelector("#chat");
const site = new URLSearchParams(location.search).get("site");
if (site) chat.setAttribute("site", site);
const log = document.querySelector("#log");
const actions = {
  ask: (event) => chat.ask(event.currentTarget.dataset.question).catch(() => {}),
  close: () => chat.close(),
  open: () => chat.open(),
  language: () => chat.setAttribute("lang", chat.getAttribute("lang") === "sv" ? "en" : "sv"),
  theme: () => chat.setAttribute("theme", chat.getAttribute("theme") === "dark" ? "light" : "dark"),
};
for (const [name, act] of Object.entries(actions)) {
  document.querySelector(`[data-do="${name}"]`).addEventListener("click", act);
}
for (const type of ["belagg-status", "belagg-answer", "belagg-error", "belagg-open", "belagg-close"]) {
  chat.addEventListener(type, (event) => {
    const { state, sort, answer } = event.detail;
    const item = document.createElement("li");
    item.textContent = [type, state ?? sort ?? answer?.status].filter(Boolean).join(": ");
    log.prepend(item);
  });
}
