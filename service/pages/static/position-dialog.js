// What one cell of the matrix stands on: the quote, its grounds, and for those who may, the review.

import { readingAddress } from "./documents-store.js";
import { byId, el, facts } from "./dom.js";
import { positionWords } from "./matrix.js";
import { reviewer, reviewForm } from "./review.js";
import { organisationName, remark, swedish } from "./swedish.js";
import { t } from "./text.js";

/** Opens the dialog for an entry; `review` is {may, proposals, saved}. Closing returns to the cell. */
export function openDialog(entry, proposal, review) {
  byId("position-body").replaceChildren(...content(entry, proposal, review).filter(Boolean));
  byId("position").showModal();
}

byId("position-close").addEventListener("click", () => byId("position").close());

function content({ what, item }, proposal, review) {
  const stance = what === "position" ? positionWords(item) : t(`negative.${what}`);
  const heading = el("h2", { id: "position-title" }, swedish(item.organisation_short ?? item.organisation), `: ${stance}`);
  const place = facts([
    [t("fact.organisation"), organisationName(item)],
    [t("matrix.proposal"), swedish(`${proposal.section ?? ""} ${proposal.name}`.trim())],
    [t("position.hedge"), item.qualifier && swedish(item.qualifier)],
    [t("fact.speaker"), item.speaker && item.speaker !== "respondent" ? t(`speaker.${item.speaker}`) : null],
    [t("position.review"), what === "position" ? reviewWords(item) : null],
  ]);
  if (what === "cannot_tell") return [heading, place, el("p", { class: "remark" }, remark(item.reason))];
  return [
    heading, place,
    el("h3", {}, t("position.quote")), quoteOf(item, item.document_id),
    what === "position" ? el("h3", {}, t("position.grounds")) : null,
    what !== "position" ? null : item.grounds ? quoteOf(item.grounds, item.document_id) : el("p", {}, t("position.no_grounds")),
    what === "position" && review.may ? reviewForm(item, review.proposals, (message, takeBack) => {
      byId("position").close();
      review.saved(item.id, message, takeBack);
    }) : null,
  ];
}

function quoteOf(span, document) {
  return el("figure", { class: "citation plain" }, el("blockquote", { lang: "sv" }, el("p", {}, span.quote)),
    el("figcaption", {}, el("a", { href: readingAddress(document, span.start, span.end) }, t("citation.read"))));
}

function reviewWords(position) {
  const by = position.reviewed;
  const words = t(`review.${position.review}`);
  if (!by) return words;
  const note = by.note ? [" ", el("q", {}, by.note)] : [];
  return el("span", {}, t("review.by", { state: words, name: reviewer(by.by), day: by.at.slice(0, 10) }), note);
}
