// Shows one question with its answer: how it was understood, how it ended, the words, the sources, what is near.
import { el, freshId } from "./elements.js";
import { feedbackForm } from "./feedback.js";
import { sourceLink } from "./source.js";
import { understoodAs } from "./whole-question.js";
import { filled } from "./words.js";

export function pendingTurn(words, question) {
  return el("article", { class: "turn" }, asked(words, question), el("p", { class: "searching" }, words.searching));
}

export function answeredTurn(words, question, answer, client) {
  const cited = answer.citations.filter((citation) => !citation.related);
  const related = answer.citations.filter((citation) => citation.related);
  const places = new Map();
  const shown = (citations) => citations.map((citation) => source(words, citation, client, places));
  const sources = section(words.sources, "sources", shown(cited));
  const near = section(words.related, "related", shown(related));
  const understood = understoodAs(answer, (text) => told(answer, text));
  return el(
    "article",
    { class: "turn" },
    asked(words, question, answer.language),
    understood.length ? el("p", { class: "understood", lang: answer.language }, understood) : null,
    el("p", { class: `status ${answer.status === "answered" ? "found" : "none"}` }, statusOf(words, answer)),
    el("div", { class: "answer", lang: answer.language }, sentences(words, answer, places)),
    answer.warnings.map((warning) =>
      el("p", { class: "warning" }, `${words.warning}: `, el("span", { lang: answer.language }, told(answer, warning))),
    ),
    sources,
    near,
    feedbackForm({ words: words.feedback, answer, send: (said) => client.feedback(said) }),
  );
}

// What a screen reader is told: how it ended, how the question was understood, the answer, how many sources.
export function spoken(words, answer) {
  const count = answer.citations.filter((citation) => !citation.related).length;
  const sources = count === 0 ? "" : count === 1 ? words.sourcesFound.one : filled(words.sourcesFound.many, { count });
  const understood = understoodAs(answer, (text) => told(answer, text));
  const said = [...understood, understood.length ? " " : "", ...told(answer, answer.answer)];
  return [`${statusOf(words, answer)}. `, el("span", { lang: answer.language }, said), ` ${sources}`];
}

const statusOf = (words, answer) => words.statuses[answer.status] ?? answer.status;

function asked(words, question, lang = null) {
  const label = el("span", { class: "hidden" }, `${words.asked}: `);
  return el("h3", { class: "question" }, label, el("span", { lang }, question));
}

function section(title, name, items) {
  if (!items.length) return null;
  const id = freshId();
  return el("div", { role: "group", class: name, "aria-labelledby": id }, el("h4", { id }, title), el("ol", {}, items));
}

// The answer's sentences, points as a list, with markers as buttons that lead to the source, and quotes marked as Swedish.
function sentences(words, answer, places) {
  const known = new Set(answer.citations.map((citation) => citation.marker));
  const out = [];
  let list = null;
  for (const { text, citations } of answer.statements) {
    const point = text.startsWith("• ");
    if (!point) list = null;
    else if (!list) out.push((list = el("ul", {})));
    const said = point ? text.slice(2) : text;
    const markers = citations.filter((number) => known.has(number)).flatMap((number) => marker(words, number, places));
    (list ?? out)[list ? "append" : "push"](el(point ? "li" : "p", {}, told(answer, said), markers));
  }
  return out;
}

function marker(words, number, places) {
  const go = () => lead(places.get(String(number)));
  const button = { type: "button", class: "marker", "aria-label": `${words.source} ${number}`, click: go };
  return [" ", el("button", button, `[${number}]`)];
}

// The answer's own words, with what they quote marked as Swedish. A quote may hold quotation marks of its own, so those
// that are known are looked for first; what else stands in the marks is a name or a title.
function told(answer, text) {
  if (answer.language === "sv") return [text];
  const quotes = answer.citations.map(({ quote }) => `“${literal(quote.split("\n").join(" "))}”`);
  const parts = text.split(new RegExp(`(${[...quotes, "“[^”]*”"].join("|")})`));
  return parts.map((part) => (part.startsWith("“") ? el("span", { lang: "sv" }, part) : part));
}

const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

function lead(place) {
  if (!place) return;
  place.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
}

function source(words, citation, client, places) {
  const who = citation.organisation ?? citation.title;
  const short = citation.organisation_short && citation.organisation_short !== who ? ` (${citation.organisation_short})` : "";
  const renamed = citation.organisation_now && citation.organisation_now !== citation.organisation;
  const speaker = citation.organisation ? words.speakers[citation.speaker] : null;
  const place = el(
    "li",
    { tabindex: "-1", class: "source", value: citation.marker },
    el(
      "p",
      { class: "who" },
      el("span", { class: "number", "aria-hidden": "true" }, `[${citation.marker}] `),
      el("strong", { lang: "sv" }, `${who}${short}`),
    ),
    renamed ? el("p", { class: "small" }, `${words.now} `, el("span", { lang: "sv" }, citation.organisation_now)) : null,
    el("p", { class: "where small" }, where(words, citation)),
    speaker ? el("p", { class: "speaker small" }, speaker) : null,
    el("blockquote", { lang: "sv" }, citation.quote),
    el("p", { class: "small" }, sourceLink(words, citation, `${who}${short}`, client)),
  );
  places.set(String(citation.marker), place);
  return place;
}

function where(words, citation) {
  const section = citation.section ? el("span", {}, " · ", el("span", { lang: "sv" }, citation.section)) : null;
  const page = citation.page === null ? null : ` · ${words.page} ${citation.page}`;
  const date = citation.date ? ` · ${citation.date}` : null;
  return [words.kinds[citation.kind] ?? citation.kind, section, page, date];
}
