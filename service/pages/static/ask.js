// The page where questions are asked: the answer, and its source beside it where there is room.

import "./frame.js";
import { answerQuotes, answerWords } from "./answer.js";
import { address, json, Problem } from "./api.js";
import { attribution } from "./citation.js";
import { showMark } from "./document-text.js";
import { readingAddress } from "./documents-store.js";
import { busy, byId, el } from "./dom.js";
import { exampleQuestions } from "./examples.js";
import { remember, showHistory } from "./history.js";
import { rating } from "./rating.js";
import { sourceOf } from "./source.js";
import { withSwedish } from "./swedish.js";
import { t } from "./text.js";
import { wholeQuestion } from "./whole-question.js";

const beside = matchMedia("(min-width: 64rem)"); // as in pages.css
let turns = []; // what was asked before: a question may lean on it
const MOST_TURNS = 10;
let running = null;
let shown = null;

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  choose(byId("question").value);
});
byId("question").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("ask").requestSubmit();
});
// What was asked is selected when the field is entered, so that typing begins the next question.
byId("question").addEventListener("focus", () => {
  if (turns.at(-1)?.question === byId("question").value) byId("question").select();
});
byId("question").addEventListener("mousedown", (event) => {
  if (document.activeElement === byId("question") || !turns.length) return;
  event.preventDefault(); // or the press would set the cursor, and unselect
  byId("question").focus();
});
addEventListener("popstate", () => {
  if (!location.hash || part("q")) fromAddress(); // what else stands after # is a place on the page, and no question
});
byId("new-conversation").addEventListener("click", beginAnew);
showHistory(choose);
const sent = byId("ask").dataset.waits === "sent"; // before this script was there
byId("ask").removeAttribute("data-waits");
if (sent) choose(byId("question").value);
else fromAddress();
busy("example-list", showExamples);

/** Asks a question and puts it into the address, after #, where no server sees it; what it may lean on beside it. */
function choose(question) {
  const clean = question.trim();
  if (!clean) {
    byId("question").focus();
    return;
  }
  const fragment = `#q=${encodeURIComponent(clean)}`;
  if (location.hash !== fragment) history.pushState({ earlier: turns }, "", fragment);
  fromAddress();
}

/** Drops what was asked before and empties the page; going back leads to it again. */
function beginAnew() {
  history.pushState(null, "", location.pathname + location.search);
  fromAddress();
  byId("question").value = "";
  byId("question").focus();
}

/**
 * Asks what the address says, after the questions before it: also when going back, and when loaded again. Where those
 * are not known, as in somebody else's browser, it asks the question as it was understood.
 */
function fromAddress() {
  const [own, whole] = ["q", "as"].map((name) => part(name));
  const question = history.state?.earlier ? own : whole || own;
  turns = question ? (history.state?.earlier ?? []) : [];
  if (question) ask(question);
  else clear();
}

function part(name) {
  return new URLSearchParams(location.hash.slice(1)).get(name)?.trim() ?? "";
}

async function ask(question) {
  running?.abort();
  const mine = (running = new AbortController());
  byId("question").value = question;
  byId("examples").hidden = true;
  fill([el("p", { class: "searching" }, t("ask.searching"))]);
  closeSource();
  try {
    const body = { question, conversation: turns };
    const answer = await json(address("v1/ask"), { method: "POST", body, signal: mine.signal });
    turns = [...turns, { question, answer: "" }].slice(-MOST_TURNS);
    show(answer);
    showRating(answer, mine);
    const whole = wholeQuestion(answer);
    if (whole !== question) {
      const fragment = `#q=${encodeURIComponent(question)}&as=${encodeURIComponent(whole)}`;
      history.replaceState(history.state, "", fragment);
    }
    remember(whole);
    showHistory(choose);
  } catch (error) {
    if (error.name !== "AbortError") fail(error);
  }
}

function show(answer) {
  fill(answerWords(answer, open), answerQuotes(answer, open));
  if (document.activeElement === byId("question")) byId("question").select();
  const first = answer.citations.find((citation) => !citation.related);
  if (!beside.matches) byId("answer").scrollIntoView(); // below the form, which fills a narrow screen
  else if (first) openSource(first, false);
}

async function showRating(answer, asked) {
  const form = await rating(answer);
  if (form && asked === running && !asked.signal.aborted) byId("rating").replaceChildren(form);
}

function clear() {
  running?.abort();
  fill();
  byId("examples").hidden = byId("example-list").childElementCount === 0;
  closeSource();
}

function fail(error) {
  if (!(error instanceof Problem)) throw error;
  const why = error.status === 422 ? t("ask.refused") : error.message;
  fill([el("h2", { class: "status status-failed" }, t("ask.failed")), el("p", {}, why)]);
}

/** Puts an answer on the page, of which the first part is announced; what is left out is emptied. */
function fill(words = [], quotes = []) {
  byId("new-conversation").hidden = turns.length === 0;
  byId("answer").replaceChildren(...words);
  byId("quotes-of-answer").replaceChildren(...quotes);
  byId("rating").replaceChildren();
}

/** Opens a source beside the answer where there is room; elsewhere the link leads to the reading page. */
function open(event, citation) {
  if (!beside.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openSource(citation, true);
}

async function openSource(citation, focus) {
  shown = citation;
  for (const other of document.querySelectorAll(".citation")) {
    other.classList.toggle("shown", other.id === `citation-${citation.marker}`);
  }
  const source = await busy("source", () => sourceParts(citation));
  if (shown !== citation) return; // another one has been opened meanwhile
  byId("source-title").textContent = source.title;
  byId("source-who").replaceChildren(...source.who);
  byId("source-body").replaceChildren(...source.body.filter(Boolean));
  byId("source").hidden = false;
  byId("layout").classList.add("with-source");
  if (source.text) showMark(source.text, { box: byId("source-body"), focus });
}

/** Returns what stands in the source: the document, or why it cannot be had. */
async function sourceParts(citation) {
  try {
    const { found, images, text } = await sourceOf(citation, 3);
    const href = readingAddress(citation.document_id, citation.start, citation.end);
    const page = el("a", { href }, t("source.page"));
    return { title: found.title, who: attribution(citation), body: [el("p", {}, page), images, text], text };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { title: citation.title, who: [], body: [el("p", {}, error.message)], text: null };
  }
}

/** Closes the source and returns to the link that opened it, where the reader was inside it. */
function closeSource() {
  const inside = byId("source").contains(document.activeElement);
  byId("source").hidden = true;
  byId("layout").classList.remove("with-source");
  if (inside && shown) document.querySelector(`#citation-${shown.marker} a`)?.focus();
  shown = null;
}
byId("source-close").addEventListener("click", closeSource);
byId("source").addEventListener("keydown", (event) => event.key === "Escape" && closeSource());

async function showExamples() {
  try {
    const questions = await exampleQuestions();
    byId("example-list").replaceChildren(...questions.map(({ question, names }) => el("li", {},
      el("button", { type: "button", class: "example", click: () => choose(question) }, withSwedish(question, names)))));
    byId("examples").hidden = questions.length === 0 || byId("answer").childElementCount > 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error; // without examples one can still ask, and is told why it fails
  }
}
