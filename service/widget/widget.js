// <belagg-chat>: asks Belägg from any page and shows the evidence. No dependency, no build step.
//
//   <script src="https://belagg.example.se/widget.js" type="module"></script>
//   <belagg-chat lang="sv"></belagg-chat>
//
// Served as /widget.js, its parts below /widget/. Attributes, properties, events, theme: docs/embedding.md.
import { BelaggError, Client } from "./widget/api.js";
import { el, freshId } from "./widget/elements.js";
import { float } from "./widget/floating.js";
import style from "./widget/style.js";
import { answeredTurn, pendingTurn, spoken } from "./widget/turn.js";
import { tellApart, Unanswered } from "./widget/unanswered.js";
import { wordsOf } from "./widget/words.js";

const BASE = new URL("./", import.meta.url).href;

class BelaggChat extends HTMLElement {
  static observedAttributes = ["lang", "base"];

  // A function that gives a token, or a promise of one: a text, or { token, expires_in }. Wins over `token-url`.
  tokenProvider = null;

  #root = this.attachShadow({ mode: "open" });
  #turns = [];
  #unanswered = new Unanswered();
  #open = true;
  #asking = null; // the question that awaits its answer
  #round = 0;
  #built = null; // the words that the parts are built with
  #client = null;
  #parts = {};
  #page = new MutationObserver(() => this.#built !== this.#words && this.#build()); // its language

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style];
  }

  connectedCallback() {
    if (!this.#built) this.#open = !this.hasAttribute("floating") && !this.hasAttribute("closed");
    if (this.#built !== this.#words) this.#build(); // moved within the page it stays as it is
    else float(this);
    this.#page.observe(document.documentElement, { attributeFilter: ["lang"] });
  }

  disconnectedCallback() {
    this.#page.disconnect();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "base") this.#client = null;
    if (this.#built) this.#build();
  }

  // Whether the panel is open.
  get opened() {
    return this.#open;
  }

  // The turns so far, oldest first, each { question, answer } with the reply of the service.
  get conversation() {
    return this.#turns.map(({ question, answer }) => ({ question, answer: structuredClone(answer) }));
  }

  // Show the panel and put the cursor in the question.
  open() {
    this.#setOpen(true);
    this.#parts.field?.focus();
  }

  // Hide the panel; the conversation stays.
  close() {
    const held = this.#root.activeElement !== null;
    this.#setOpen(false);
    if (held) this.#parts.launcher?.focus();
  }

  // Forget the conversation.
  reset() {
    const held = this.#root.activeElement !== null;
    this.#turns = [];
    this.#unanswered.clear();
    this.#round += 1;
    this.#asking = null;
    this.#build();
    if (held) this.#parts.field.focus();
    this.#say(this.#words.restarted);
  }

  // Ask a question and return a promise of the answer. Rejects with an Error whose `sort` says why there is none.
  async ask(text) {
    const question = String(text).trim();
    const refusal = this.#refusal(question);
    if (refusal) throw this.#refused(new BelaggError(refusal.sort, { detail: refusal.words }), question);
    const round = this.#round;
    this.#start(question);
    try {
      const answer = await this.#service.ask(question, this.#earlier);
      if (round === this.#round) this.#answered(question, answer); // else its conversation has been forgotten
      return answer;
    } catch (error) {
      const known = error instanceof BelaggError ? error : new BelaggError("fault");
      if (round === this.#round) this.#failed(known, question);
      throw known;
    }
  }

  get #words() {
    return wordsOf(this);
  }

  get #earlier() {
    return this.#turns.map(({ question, answer }) => ({ question, answer: answer.answer }));
  }

  get #service() {
    this.#client ??= new Client(this.#base, () => ({
      site: this.getAttribute("site"),
      tokenUrl: this.getAttribute("token-url"),
      tokenProvider: this.tokenProvider,
    }));
    return this.#client;
  }

  // The folder of the service: where this file came from, unless `base` names another.
  get #base() {
    const named = this.getAttribute("base");
    const found = named ? new URL(named, document.baseURI) : new URL(BASE);
    if (!found.pathname.endsWith("/")) found.pathname += "/";
    return found.href;
  }

  #build() {
    const words = this.#words;
    const kept = this.#parts.field?.value ?? "";
    const typing = this.#built !== null && this.#root.activeElement === this.#parts.field;
    const title = freshId();
    const ids = { field: freshId(), note: freshId(), hint: freshId() };
    const button = (text, click, attributes = {}) => el("button", { type: "button", click, ...attributes }, text);
    const field = el("textarea", {
      id: ids.field, rows: 2, "aria-describedby": `${ids.note} ${ids.hint}`, keydown: (e) => this.#typed(e),
      input: () => (tellApart(list, field.value), this.#note(null)),
    });
    field.value = kept;
    const log = el("div", { class: "log", role: "region", "aria-label": words.conversation, tabindex: "0" });
    const alert = el("div", { class: "error", role: "alert" });
    const list = el("div", { class: "unanswered" });
    const note = el("p", { id: ids.note, class: "note" });
    const live = el("div", { class: "hidden", role: "status" });
    const form = el(
      "form",
      { class: "ask", submit: (event) => (event.preventDefault(), this.#submit()) },
      el("label", { for: ids.field }, words.label),
      el("div", { class: "row" }, field, el("button", { type: "submit", class: "primary" }, words.send)),
      note,
      el("p", { id: ids.hint, class: "hint" }, words.hint),
    );
    const panel = el(
      "section",
      { class: "panel", "aria-labelledby": title, "aria-busy": String(this.#asking !== null), lang: words.lang,
        keydown: (e) => this.#pressed(e) },
      el("header", {}, el("h2", { id: title }, words.title), el("div", {}, button(words.restart, () => this.reset()),
        button(words.close, () => this.close(), { class: "close" }))),
      log,
      el("footer", {}, el("p", { class: "machine" }, words.machine), alert, list, form),
      live,
    );
    const launcher = button(words.launcher, () => this.open(), { class: "launcher", lang: words.lang });
    this.#parts = { panel, launcher, log, alert, list, field, note, live };
    this.#root.replaceChildren(launcher, panel);
    this.#built = words;
    this.#turns.forEach(({ question, answer }) => log.append(this.#shown(question, answer)));
    if (this.#asking !== null) this.#await();
    this.#intro();
    this.#showUnanswered();
    this.#setOpen(this.#open);
    if (typing) field.focus();
  }

  #shown(question, answer) {
    return answeredTurn(this.#words, question, answer, this.#service);
  }

  #intro() {
    if (!this.#parts.log.childElementCount) this.#parts.log.append(el("p", { class: "intro" }, this.#words.intro));
  }

  // Show the question that awaits its answer, at the end of the conversation.
  #await() {
    const { log } = this.#parts;
    this.#parts.pending = pendingTurn(this.#words, this.#asking);
    log.querySelector(".intro")?.remove();
    log.append(this.#parts.pending);
    log.scrollTop = log.scrollHeight;
  }

  // Only the conversation scrolls, never the page around the widget.
  #scrollTo(turn) {
    const { log } = this.#parts;
    log.scrollTop += turn.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
  }

  #setOpen(open) {
    const changed = this.#open !== open;
    this.#open = open;
    if (!this.#built) return;
    this.#parts.panel.hidden = !open;
    this.#parts.launcher.hidden = open;
    float(this);
    if (changed) this.#tell(open ? "belagg-open" : "belagg-close", {});
  }

  #start(question) {
    this.#setOpen(true);
    this.#setAsking(question, question);
    this.#say(this.#words.searching);
    this.#unanswered.next(question);
    this.#showUnanswered();
    this.#await();
  }

  #answered(question, answer) {
    const shown = this.#shown(question, answer);
    this.#turns.push({ question, answer });
    this.#parts.pending.replaceWith(shown);
    this.#scrollTo(shown);
    this.#say(...spoken(this.#words, answer));
    this.#setAsking(null, question);
    this.#tell("belagg-answer", { question, answer });
  }

  #failed(error, question) {
    const { field, pending } = this.#parts;
    pending.remove();
    this.#intro();
    const free = [question, ""].includes(field.value.trim());
    if (free) field.value = question;
    this.#unanswered.add(error, question, free);
    this.#say("");
    this.#showUnanswered();
    this.#setAsking(null, question);
    this.#refused(error, question);
  }

  #refused(error, question) {
    const { sort, status, type, message, requestId } = error;
    this.#tell("belagg-error", { question, sort, status, type, message, requestId });
    return error;
  }

  // Why a question cannot be sent now, if it cannot.
  #refusal(question) {
    if (this.#asking !== null) return { sort: "busy", words: this.#words.errors.busy };
    return question ? null : { sort: "invalid", words: this.#words.empty };
  }

  #setAsking(asking, question) {
    this.#asking = asking;
    this.#note(null);
    this.#parts.panel.setAttribute("aria-busy", String(asking !== null));
    this.#tell("belagg-status", { state: asking === null ? "idle" : "asking", question });
  }

  #showUnanswered() {
    const { alert, list, field } = this.#parts;
    this.#unanswered.show(this.#words, { alert, list, draft: field.value, send: (question) => this.#submit(question) });
  }

  #typed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) this.#submit();
  }

  #pressed(event) {
    if (event.key === "Escape" && this.hasAttribute("floating")) this.close();
  }

  // Send what stands in the field, or a question from before: then what stands there stays, as a draft.
  #submit(question = this.#parts.field.value.trim()) {
    const { field } = this.#parts;
    field.focus();
    const refusal = this.#refusal(question);
    this.#note(refusal);
    if (!refusal && field.value.trim() === question) field.value = "";
    this.ask(question).catch(() => {}); // shown, and told as an event
  }

  // What the reader has to know before anything is sent, beside the field and read out.
  #note(refusal) {
    const { note, field } = this.#parts;
    note.textContent = refusal?.words ?? "";
    field.setAttribute("aria-invalid", String(refusal?.sort === "invalid"));
    if (refusal) this.#say(refusal.words);
  }

  // One region speaks, so that nothing is read twice: the status while waiting, then the answer.
  #say(...content) {
    this.#parts.live.replaceChildren(...content);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("belagg-chat")) customElements.define("belagg-chat", BelaggChat);
