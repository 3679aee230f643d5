// A document with the words of one citation marked: beside an answer, and on a page of its own.

import { fetchDocument } from "./documents-store.js";
import { documentText } from "./document-text.js";
import { facts } from "./dom.js";
import { pageImages } from "./original.js";
import { organisationName, swedish } from "./swedish.js";
import { t } from "./text.js";

/** Returns the source of a quote as elements. Throws Problem where the document cannot be had. */
export async function sourceOf(quote, level) {
  const found = await fetchDocument(quote.document_id);
  const marks = quote.end > quote.start ? [{ start: found.at(quote.start), end: found.at(quote.end) }] : [];
  return {
    found,
    facts: sourceFacts({ ...found, ...quote }),
    images: quote.page ? await pageImages(quote, found.title) : null,
    text: documentText(found, marks, level),
  };
}

/** Returns who says it, in what, when and where. */
export function sourceFacts(of) {
  return facts([
    [t("fact.organisation"), organisationName(of)],
    [t("fact.speaker"), of.speaker ? t(`speaker.${of.speaker}`) : null],
    [t("fact.kind"), t(`kind.${of.kind}`)],
    [t("fact.date"), of.date ?? t("fact.no_date")],
    [t("fact.section"), of.section && swedish(of.section)],
    [t("fact.page"), of.page],
  ]);
}
