// The filters of the matrix: read from the form, kept in the address, applied to rows and columns.

import { byId, el } from "./dom.js";
import { t } from "./text.js";
import { cellKey } from "./positions-table.js";

const NAMES = ["consultation", "organisation", "stance", "review", "words"];

/** Fills the choices from the table and what the address says; `changed` is called after each change. */
export function setUpFilters(table, changed) {
  options("organisation", onceEach(table.respondents).map((one) => [one.organisation_id, one.organisation_short]));
  options("consultation", table.consultations.map((one) => [one.id, one.number ?? one.title ?? one.id]));
  byId("filter-consultation-row").hidden = table.consultations.length < 2;
  const query = new URLSearchParams(location.search);
  for (const name of NAMES) field(name).value = query.get(name) ?? "";
  const update = () => {
    keepInAddress();
    changed();
  };
  byId("filters").addEventListener("input", update);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(update));
}

/** Returns what is chosen: a word for each filter, empty where everything is. */
export function chosen() {
  return Object.fromEntries(NAMES.map((name) => [name, field(name).value.trim()]));
}

/** Returns the proposals and respondents that the filters leave; who has answered in several cases stands there once. */
export function filtered(table, cells, filters) {
  const here = (one) => !filters.consultation || one.consultation_id === filters.consultation;
  const respondents = onceEach(table.respondents.filter((one) =>
    here(one) && (!filters.organisation || one.organisation_id === filters.organisation)));
  const proposals = table.proposals.filter((one) => here(one) && wanted(one, filters.words));
  if (!filters.stance && !filters.review) return { proposals, respondents };
  return {
    proposals: proposals.filter((one) => respondents.some((body) => matching(cells, one, body, filters))),
    respondents: respondents.filter((body) => proposals.some((one) => matching(cells, one, body, filters))),
  };
}

function onceEach(respondents) {
  return [...new Map(respondents.map((one) => [one.organisation_id, one])).values()];
}

/** Whether an entry of a cell has the stance and the review asked for. */
export function matches({ what, item }, filters) {
  if (filters.stance && (what !== "position" || item.stance !== filters.stance)) return false;
  return !filters.review || (what === "position" && (item.review === "auto") === (filters.review === "auto"));
}

function matching(cells, proposal, body, filters) {
  return (cells.get(cellKey(proposal.id, body.organisation_id)) ?? []).some((entry) => matches(entry, filters));
}

function wanted(proposal, words) {
  const all = [proposal.section ?? "", ...proposal.names].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}

function options(name, values) {
  field(name).replaceChildren(el("option", { value: "" }, t("filter.all")),
    ...values.map(([value, label]) => el("option", { value, lang: "sv" }, label)));
}

function field(name) {
  return byId(`filter-${name}`);
}

function keepInAddress() {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(chosen())) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(null, "", url);
}
