// The table of positions as fetched, whole, and arranged by proposal and organisation.

import { address, json } from "./api.js";

const PAGE = 1000;
const LISTS = ["positions", "not_mentioned", "mentioned_without_position", "cannot_tell"];

/** Returns the whole table; its lists come in pages. */
export async function fetchTable() {
  const whole = await json(address("v1/positions", { limit: PAGE }));
  for (let next = whole.next_offset; next !== null;) {
    const page = await json(address("v1/positions", { limit: PAGE, offset: next }));
    for (const list of LISTS) whole[list].push(...page[list]);
    next = page.next_offset;
  }
  return whole;
}

/** Returns what stands in each cell: lists of {what, item} by proposal and organisation. */
export function arrange(table) {
  const cells = new Map();
  const add = (what, item) => {
    const place = cellKey(item.proposal_id, item.organisation_id);
    if (!cells.has(place)) cells.set(place, []);
    cells.get(place).push({ what, item });
  };
  for (const item of table.positions) add("position", item);
  for (const item of table.mentioned_without_position) add("mentioned", item);
  for (const item of table.cannot_tell) add("cannot_tell", item);
  for (const item of table.not_mentioned) add("silent", item);
  return cells;
}

/** Returns the name of a cell. */
export function cellKey(proposal, organisation) {
  return `${proposal}\n${organisation}`;
}
