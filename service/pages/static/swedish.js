// Swedish words on a page of either language, told apart for those who hear them read: names, proposals, quotes.

import { el } from "./dom.js";
import { keysOf, t } from "./text.js";

/** Returns Swedish words as an element. */
export function swedish(words, attributes = {}) {
  return el("span", { lang: "sv", ...attributes }, words);
}

/**
 * Returns a text as nodes in which the given words, and whatever stands in English quotation marks, are told apart as
 * Swedish. Of the words, `quotes` are verbatim quotes and look like such.
 */
export function withSwedish(text, names, quotes = []) {
  const quoted = new Set(quotes);
  const words = [...new Set([...quotes, ...names])].filter(Boolean).sort((a, b) => b.length - a.length);
  const known = words.map(literal).join("|");
  const whole = known ? `“?(?<![\\p{L}\\p{N}])(?:${known})(?![\\p{L}\\p{N}])”?|` : "";
  const parts = text.split(new RegExp(`(${whole}“[^”]*”)`, "u")); // what was found stands at the odd places
  return parts.map((part, at) => (at % 2 ? marked(part, quoted) : part));
}

function literal(words) {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function marked(words, quoted) {
  return swedish(words, quoted.has(words.replace(/^“|”$/g, "")) ? { class: "quoted" } : {});
}

const remarks = keysOf("remark.").map(literal);

/** Returns what the index remarks of a document, as nodes: as far as it is known in the page's language, else in Swedish. */
export function remark(said) {
  const parts = remarks.length ? said.split(new RegExp(`(${remarks.join("|")})`)) : [said]; // known ones at the odd places
  return parts.map((part, at) => (at % 2 ? t(`remark.${part}`) : part && swedish(part)));
}

/** Returns an organisation as it names itself in its document, with its abbreviation and, where another, today's name. */
export function organisationName(of) {
  if (!of.organisation) return null;
  const short = of.organisation_short && of.organisation_short !== of.organisation ? ` (${of.organisation_short})` : "";
  const now = of.organisation_now && of.organisation_now !== of.organisation
    ? [", ", ...withSwedish(t("organisation.now", { name: of.organisation_now }), [of.organisation_now])] : [];
  return [swedish(of.organisation + short), ...now];
}
