// The API key, where the service wants one: asked for on the page, kept until the tab is closed.

import { byId, el } from "./dom.js";
import { t } from "./text.js";

const NAME = "belagg.key";
let waiting = null;

/** Returns the key given in this tab, if any. */
export function keptKey() {
  return sessionStorage.getItem(NAME);
}

/** Shows the form until a key other than the refused one is given; calls that wait share one form. */
export function askForKey(refused, again) {
  if (keptKey() && keptKey() !== refused) return Promise.resolve(); // another call has got it meanwhile
  waiting ??= new Promise((resolve) => {
    const wrong = Boolean(again && refused);
    const input = el("input", { id: "key-input", type: "password", autocomplete: "off", required: true,
      "aria-describedby": "key-why", "aria-invalid": wrong ? "true" : null });
    const form = el("form", { class: "key-form", submit: (event) => {
      event.preventDefault();
      sessionStorage.setItem(NAME, input.value.trim());
      byId("key").replaceChildren();
      waiting = null;
      resolve();
    } },
    el("h2", {}, t("key.title")),
    el("p", { id: "key-why", role: wrong ? "alert" : null }, wrong ? t("key.wrong") : t("key.why")),
    el("label", { for: "key-input" }, t("key.label")),
    el("div", { class: "row" }, input, el("button", { type: "submit" }, t("key.use"))),
    el("p", { class: "note" }, t("key.kept")));
    byId("key").replaceChildren(form);
    input.focus();
  });
  return waiting;
}
