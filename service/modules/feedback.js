// Two buttons and a small form: was the answer useful, and if not, why. Knows nothing of the rest of the widget.
//
//   feedbackForm({ words, answer, send }) -> element
//
// `words` are the `feedback` messages, `answer` the reply of the service, `send(said)` stores what was said.
import { el, freshId } from "./elements.js";
import { wholeQuestion } from "./whole-question.js";

export const REASONS = ["wrong_organisation", "wrong_quote", "missing", "other"];
const TEXT_CHARS = 2000;

export function feedbackForm({ words, answer, send }) {
  const root = el("div", { class: "feedback" });
  const told = el("p", { class: "told", role: "status" });
  const choice = el("div", { class: "choice", role: "group", "aria-label": words.prompt });
  const yes = el("button", { type: "button", click: () => store({ useful: true }) }, words.useful);
  const no = el("button", { type: "button", "aria-expanded": "false", click: () => toggle() }, words.notUseful);
  choice.append(el("span", { "aria-hidden": "true" }, words.prompt), el("div", { class: "row" }, yes, no));
  root.append(choice, told);
  let form = null;
  let sending = false;

  function toggle() {
    if (form) return close();
    form = reasons();
    no.setAttribute("aria-expanded", "true");
    choice.after(form);
    form.querySelector("input").focus();
  }

  function close() {
    form.remove();
    form = null;
    no.setAttribute("aria-expanded", "false");
    no.focus();
  }

  function reasons() {
    const name = freshId();
    const text = freshId();
    const stored = freshId();
    const choices = REASONS.map((reason) =>
      el("label", {}, el("input", { type: "radio", name, value: reason }), words.reasons[reason]),
    );
    return el(
      "form",
      { submit: submit, keydown: (event) => event.key === "Escape" && (event.stopPropagation(), close()) },
      el("fieldset", {}, el("legend", {}, words.about), choices),
      el("label", { for: text }, words.text),
      el("textarea", { id: text, rows: 3, maxlength: TEXT_CHARS, "aria-describedby": stored }),
      el("p", { id: stored, class: "small" }, words.stored),
      el(
        "div",
        { class: "row" },
        el("button", { type: "submit", class: "primary" }, words.send),
        el("button", { type: "button", click: close }, words.cancel),
      ),
    );
  }

  function submit(event) {
    event.preventDefault();
    const reason = form.querySelector("input:checked")?.value ?? null;
    store({ useful: false, reason, text: form.querySelector("textarea").value });
  }

  async function store(said) {
    if (sending) return;
    sending = true;
    try {
      await send({
        ...said,
        question: wholeQuestion(answer),
        status: answer.status,
        language: answer.language,
        snapshot: answer.snapshot,
        citations: answer.citations.slice(0, 50).map(({ document_id, start, end }) => ({ document_id, start, end })),
      });
    } catch {
      told.textContent = words.failed;
      return;
    } finally {
      sending = false;
    }
    const held = root.contains(root.getRootNode().activeElement);
    form?.remove();
    choice.remove();
    told.textContent = words.thanks;
    if (held) {
      told.tabIndex = -1;
      told.focus();
    }
  }

  return root;
}
