// The page that lists what is indexed, and what was skipped and why.

import "./frame.js";
import { address, json, Problem } from "./api.js";
import { readingAddress } from "./documents-store.js";
import { busy, byId, el } from "./dom.js";
import { freshId } from "./elements.js";
import { organisationName, remark, withSwedish } from "./swedish.js";
import { language, t } from "./text.js";

busy("documents", show);

async function show() {
  try {
    const [{ documents }, { skipped }, { consultations }] = await Promise.all([json(address("v1/documents")),
      json(address("v1/skipped")), json(address("v1/positions", { limit: 1 }))]);
    const numbers = new Map(consultations.map((one) => [one.id, one.number ?? one.title ?? one.id]));
    byId("documents").replaceChildren(...tables(documents, numbers));
    byId("skipped").replaceChildren(...skippedFiles(skipped));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    byId("documents").replaceChildren(el("p", {}, error.message));
  }
}

/** Returns a table for each consultation, called by its case number where it has one. */
function tables(documents, numbers) {
  if (!documents.length) return [el("p", {}, t("documents.none"))];
  const ids = [...new Set(documents.map((one) => one.consultation_id))];
  return ids.map((id) => table(numbers.get(id) ?? id, documents.filter((one) => one.consultation_id === id)));
}

function table(consultation, documents) {
  const columns = ["name", "organisation", "kind", "date", "file"];
  const caption = t(documents.length === 1 ? "documents.caption.one" : "documents.caption",
    { consultation, count: documents.length });
  const id = freshId();
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": id },
    el("table", { class: "documents" }, el("caption", { id }, withSwedish(caption, [consultation])),
      el("thead", {}, el("tr", {}, columns.map((name) => el("th", { scope: "col" }, t(`documents.${name}`))))),
      el("tbody", {}, documents.map(row))));
}

function row(found) {
  const warnings = found.warnings.map((warning) => el("p", { class: "warning small" }, remark(warning)));
  return el("tr", {},
    el("th", { scope: "row" }, el("a", { href: readingAddress(found.id), lang: "sv" }, found.title), warnings),
    el("td", {}, organisationName(found) ?? t("documents.no_respondent")),
    el("td", {}, t(`kind.${found.kind}`)),
    el("td", { class: "day" }, found.date ?? t("fact.no_date")),
    el("td", { class: "file" }, found.source_file));
}

function skippedFiles(skipped) {
  if (!skipped.length) return [el("p", {}, t("skipped.none"))];
  return [el("p", {}, t("skipped.some", { count: skipped.length })),
    el("ul", {}, skipped.map((one) =>
      el("li", {}, el("span", { class: "file" }, one.file), ": ", reason(one))))];
}

/** Returns why a file was passed over: a rare fault of a manifest is told in English on either page. */
function reason(one) {
  return language === "sv" && one.reason_sv ? one.reason_sv : el("span", { lang: "en" }, one.reason);
}
