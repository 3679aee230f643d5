// The matrix proposal × organisation. Each cell says the stance in words; colour and sign only repeat it.

import { el } from "./dom.js";
import { matches } from "./filters.js";
import { cellKey } from "./positions-table.js";
import { swedish } from "./swedish.js";
import { known, stanceWords, t } from "./text.js";

const MOST_COLUMNS = 60; // of more organisations some are shown at a time
const MOST_ROWS = 300;
const MOST_ON_PAPER = 5; // columns that a sheet has room for: with more, each cell says there whose it is
const SIGNS = { support: "+", support_with_reservations: "±", no_objection: "○", comment: "·", critical: "!",
  oppose: "−", abstain: "∅", asks_clarification: "?" };
const NOTHING = "–";

/**
 * Returns the matrix and what it leaves out; `open` is called with the entry whose cell is pressed. Of many organisations
 * it shows some, the one numbered `first` and those after it; `turn` is called with the number to begin with instead.
 */
export function matrix({ proposals, respondents }, cells, filters, { open, first, turn }) {
  if (!proposals.length || !respondents.length) return [el("p", {}, t("negative.nothing"))];
  const columns = respondents.slice(first, first + MOST_COLUMNS);
  const rows = proposals.slice(0, MOST_ROWS);
  const notes = [
    columns.length < respondents.length && pager(first, respondents.length, turn),
    rows.length < proposals.length && el("p", { class: "warning" }, t("matrix.rows", { shown: rows.length, all: proposals.length })),
  ].filter(Boolean);
  const cell = (proposal, body) => {
    const entries = cells.get(cellKey(proposal.id, body.organisation_id)) ?? [];
    const of = { "data-of": body.organisation_short };
    if (!entries.length) return el("td", of, nothing());
    return el("td", of, entries.map((entry) => entryIn(entry, matches(entry, filters), proposal, body, open)));
  };
  const table = el("table", { class: columns.length > MOST_ON_PAPER ? "matrix wide" : "matrix" },
    el("caption", {}, t("matrix.caption")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("matrix.proposal")),
      columns.map((body) => el("th", { scope: "col" }, el("abbr", { title: body.organisation, lang: "sv" }, body.organisation_short))))),
    el("tbody", {}, rows.map((proposal) => el("tr", {}, rowHead(proposal), columns.map((body) => cell(proposal, body))))));
  const box = { class: "scroll heads-held", tabindex: "0", role: "region", "aria-label": t("matrix.caption"), focusin: showWhole };
  return [...notes, el("div", box, table)];
}

/** Returns what is shown of the proposals and organisations, in words; as in the overview, what stands for all proposals is none. */
export function shownWords({ proposals, respondents }, first) {
  const count = proposals.filter((one) => one.basis === "stated").length;
  const all = respondents.length;
  const shown = all <= MOST_COLUMNS ? t("matrix.shown", { proposals: count, organisations: all })
    : t("matrix.part", { proposals: count, first: first + 1, last: Math.min(all, first + MOST_COLUMNS), all });
  return count < proposals.length ? `${shown} ${t("matrix.general")}` : shown;
}

/** Returns the buttons that show other organisations. */
function pager(first, all, turn) {
  const button = (way, to) => el("button", { type: "button", class: "quiet", id: `columns-${way}`, disabled: to < 0 || to >= all,
    click: () => turn(to, `columns-${way}`) }, t(`matrix.${way}`));
  return el("div", { class: "pager row" }, button("before", first - MOST_COLUMNS), button("after", first + MOST_COLUMNS));
}

/** Brings a cell that the keyboard has reached out from under the heads: browsers are content where its edge is seen. */
function showWhole({ target }) {
  if (target.matches("button:focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}

/** Returns what the signs mean. */
export function legend() {
  const stances = Object.entries(SIGNS).map(([stance, sign]) => el("li", { class: `stance stance-${stance}` },
    el("span", { class: "sign", "aria-hidden": "true" }, sign), t(`stance.${stance}`)));
  return [...stances, el("li", {}, el("span", { class: "sign", "aria-hidden": "true" }, NOTHING), t("legend.nothing"))];
}

/** Returns the words of a position: its stance, and how it was given where it was not stated outright. */
export function positionWords(position) {
  const basis = `basis.${position.basis}`;
  return stanceWords(position.stance, position.quote) + (known(basis) ? `, ${t(basis)}` : "");
}

/** Returns what stands where the organisation has not answered in the proposal's case. */
function nothing() {
  return el("span", { class: "silent" }, el("span", { "aria-hidden": "true" }, NOTHING),
    el("span", { class: "visually-hidden" }, t("legend.nothing")));
}

function begunSmall(words) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function rowHead(proposal) {
  const section = proposal.section ? el("span", { class: "section" }, `${proposal.section} `) : null;
  return el("th", { scope: "row" }, section, swedish(proposal.name));
}

function entryIn(entry, wanted, proposal, body, open) {
  if (entry.what === "silent") return el("span", { class: "silent" }, t("negative.silent"));
  const of = swedish(`, ${body.organisation_short}, ${proposal.section ?? ""} ${proposal.name}`, { class: "visually-hidden" });
  const press = (event) => open(entry, proposal, event.currentTarget);
  if (entry.what !== "position") {
    return el("button", { type: "button", class: "cell other", click: press }, t(`negative.${entry.what}`), of);
  }
  const position = entry.item;
  const seen = position.review === "auto" ? null
    : el("span", { class: "seen" }, t(`review.${position.review}`).toLowerCase());
  return el("button", { type: "button", "data-position": position.id, click: press,
    class: `cell stance stance-${position.stance}${wanted ? "" : " unwanted"}` },
  el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[position.stance]),
  el("span", {}, positionWords(position), position.qualifier ? swedish(` ${begunSmall(position.qualifier)}`, { class: "hedge" }) : null),
  seen, of);
}
