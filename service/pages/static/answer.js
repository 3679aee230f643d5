// An answer as elements: how it ended in words, its sentences with their markers, its quotes.

import { citationFigure } from "./citation.js";
import { readingAddress } from "./documents-store.js";
import { el } from "./dom.js";
import { withSwedish } from "./swedish.js";
import { t } from "./text.js";
import { understoodAs } from "./whole-question.js";

/** Returns what is announced: the status in words, then the sentences. */
export function answerWords(answer, open) {
  const citations = new Map(answer.citations.map((citation) => [citation.marker, citation]));
  const names = namesIn(answer);
  const understood = understoodAs(answer, (text) => withSwedish(text, names));
  return [
    el("p", { class: "asked" }, answer.question), // on paper only: there the field is left out
    el("h2", { class: `status status-${answer.status}` }, t(`status.${answer.status}`)),
    understood.length ? el("p", { class: "understood", lang: answer.language }, understood) : null,
    el("p", { class: "note" }, t(`status.${answer.status}.help`)),
    el("div", { class: "statements", lang: answer.language }, sentences(answer.statements, names, citations, open)),
    answer.warnings.map((warning) => el("p", { class: "warning", lang: answer.language }, withSwedish(warning, names))),
  ].flat().filter(Boolean);
}

/** Returns the quotes: those of the answer, and apart from them the related ones, which are no answer. */
export function answerQuotes(answer, open) {
  const figures = (related) => answer.citations
    .filter((citation) => citation.related === related).map((citation) => citationFigure(citation, open));
  const own = figures(false);
  const related = figures(true);
  return [
    own.length ? el("section", { "aria-labelledby": "quotes" }, el("h3", { id: "quotes" }, t("answer.quotes")), own) : null,
    related.length ? el("section", { class: "related", "aria-labelledby": "related" },
      el("h3", { id: "related" }, t("answer.related")), el("p", { class: "note" }, t("answer.related.help")), related) : null,
  ].filter(Boolean);
}

/** Returns what an answer may name in Swedish: who answered, in what, on which proposals. */
function namesIn(answer) {
  const sources = answer.citations.flatMap((one) => [one.organisation, one.organisation_short, one.organisation_now, one.title,
    one.section]);
  return [...sources, ...answer.positions.flatMap((one) => [one.organisation, one.proposal])];
}

function sentences(statements, names, citations, open) {
  const out = [];
  let list = null;
  for (const statement of statements) {
    const bullet = statement.text.startsWith("• ");
    if (!bullet) list = null;
    const text = bullet ? statement.text.slice(2) : statement.text;
    const quotes = statement.citations.map((number) => citations.get(number)?.quote.split("\n").join(" "));
    const content = [...withSwedish(text, names, quotes), ...markers(statement.citations, citations, open)];
    if (bullet && !list) out.push((list = el("ul")));
    (list ?? out)[list ? "append" : "push"](el(bullet ? "li" : "p", {}, content));
  }
  return out;
}

function markers(numbers, citations, open) {
  return numbers.flatMap((number) => {
    const citation = citations.get(number);
    return [" ", el("a", { class: "marker", href: readingAddress(citation.document_id, citation.start, citation.end),
      "aria-label": t("citation.source", { marker: number }), click: (event) => open(event, citation) }, `[${number}]`)];
  });
}
