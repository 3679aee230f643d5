// One's own questions, kept in this browser only.

import { byId, el } from "./dom.js";
import { t } from "./text.js";

const NAME = "belagg.questions";
const KEPT = 50;

/** Adds a question, newest first, each once. */
export function remember(question) {
  const others = remembered().filter((other) => other !== question);
  store([question, ...others].slice(0, KEPT));
}

/** Shows the questions; `ask` is called with the one chosen. Nothing is shown where there is none. */
export function showHistory(ask) {
  const questions = remembered();
  byId("history").hidden = questions.length === 0;
  byId("history-list").replaceChildren(...questions.map((question) =>
    el("li", {}, el("button", { type: "button", class: "link", click: () => ask(question) }, question))));
  byId("history-clear").onclick = () => {
    localStorage.removeItem(NAME);
    byId("history").hidden = true;
    byId("question").focus();
  };
}

function remembered() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    return Array.isArray(found) ? found.filter((item) => typeof item === "string") : [];
  } catch {
    return []; // unreadable, or the browser keeps nothing
  }
}

function store(questions) {
  try {
    localStorage.setItem(NAME, JSON.stringify(questions));
  } catch {
    // The browser keeps nothing: the page works without.
  }
}
