// The questions that got no answer: why the last one did not, and each with a button that sends it again.
import { el, freshId } from "./elements.js";
import { filled } from "./words.js";

export class Unanswered {
  #error = null;
  #kept = [];

  // A question has failed. `field` tells whether it was put back there; otherwise a draft stands in its place.
  add(error, question, field) {
    this.#error = error;
    this.#kept.push({ question, field });
  }

  // A question goes out: what was put back into the field was sent from there, or rewritten.
  next(question) {
    this.#error = null;
    this.#kept = this.#kept.filter((one) => one.question !== question && !one.field);
  }

  clear() {
    this.#error = null;
    this.#kept = [];
  }

  // Says in `alert` what went wrong, and lists the questions in `list`; `send` sends one of them again.
  show(words, { alert, list, draft, send }) {
    alert.replaceChildren(...(this.#error ? [el("p", {}, why(words, this.#error))] : []));
    list.replaceChildren(...this.#kept.map(({ question }) => item(words, question, send)));
    tellApart(list, draft);
  }
}

// What went wrong, in words; a fault has a number where the service itself has told of it.
function why(words, { sort, seconds, requestId }) {
  const said = filled(words.errors[sort], { seconds: seconds ?? 30 });
  return sort === "fault" && requestId ? `${said} ${filled(words.reported, { id: requestId })}` : said;
}

// The words of a question are shown unless they stand in the field below.
export function tellApart(list, draft) {
  for (const words of list.querySelectorAll("p")) words.hidden = words.textContent === draft.trim();
}

function item(words, question, send) {
  const id = freshId();
  const again = { type: "button", "aria-describedby": id, click: () => send(question) };
  return el("div", {}, el("p", { id }, question), el("button", again, words.retry));
}
