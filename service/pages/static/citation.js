// One quote with what it is taken from.

import { readingAddress } from "./documents-store.js";
import { el } from "./dom.js";
import { organisationName, swedish } from "./swedish.js";
import { t } from "./text.js";

/** Returns a quote as a figure. `open` is called when its source is wanted, and may keep the link from being followed. */
export function citationFigure(citation, open) {
  const link = el("a", { href: readingAddress(citation.document_id, citation.start, citation.end),
    "data-marker": citation.marker, click: (event) => open(event, citation) },
  t("citation.read"), el("span", { class: "visually-hidden" }, ` (${t("citation.source", { marker: citation.marker })})`));
  return el("figure", { class: "citation", id: `citation-${citation.marker}` },
    el("div", { class: "number", "aria-hidden": "true" }, citation.marker),
    el("div", {},
      el("blockquote", { lang: "sv" }, el("p", {}, citation.quote)),
      el("figcaption", {}, el("span", { class: "who" }, attribution(citation)), " ", link)));
}

/** Returns who is quoted, from what, and where in it. */
export function attribution(citation) {
  const who = organisationName(citation) ?? swedish(citation.title);
  const speaker = citation.speaker === "respondent" ? null : t(`speaker.${citation.speaker}`);
  const parts = [t(`kind.${citation.kind}`), citation.section && swedish(citation.section), citation.page && t("citation.page", { page: citation.page }),
    citation.date, speaker];
  return [el("strong", {}, who), ...parts.filter(Boolean).flatMap((part) => [" · ", part])];
}
