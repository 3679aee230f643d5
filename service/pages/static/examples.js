// Questions to begin with, made from the proposals and respondents of whatever has been indexed.

import { address, json } from "./api.js";
import { t } from "./text.js";

const SAMPLE = 200;
const LONGEST = 80;

/** Returns up to four questions, each with the names in it; none where nothing is indexed. */
export async function exampleQuestions() {
  const table = await json(address("v1/positions", { limit: SAMPLE }));
  const name = new Map(table.respondents.map((one) => [one.organisation_id, one.organisation_short]));
  const ranked = byInterest(table);
  const [first] = ranked;
  if (!first) return [];
  const [a, b] = first.holders;
  const opposed = table.positions.filter((one) => one.stance === "oppose");
  const [opponent] = opposed;
  const contested = ranked.find((proposal) => opposed.some((one) => one.proposal_id === proposal.id));
  return [
    example("view", { organisation: name.get(a), proposal: first.name }),
    b && example("compare", { a: name.get(a), b: name.get(b), proposal: first.name }),
    contested && example("who", { proposal: contested.name }),
    opponent && example("opposes", { organisation: opponent.organisation_short }),
  ].filter(Boolean);
}

function example(sort, names) {
  return { question: t(`example.${sort}`, names), names: Object.values(names) };
}

/** Returns the proposals that most respondents have a view on; those with short names first among equals. */
function byInterest(table) {
  return table.proposals
    .filter((proposal) => proposal.basis === "stated" && proposal.section && proposal.name.length <= LONGEST)
    .map((proposal) => ({ id: proposal.id, name: proposal.name, holders: holders(table, proposal.id) }))
    .filter((proposal) => proposal.holders.length)
    .sort((x, y) => y.holders.length - x.holders.length || x.name.length - y.name.length);
}

function holders(table, id) {
  return [...new Set(table.positions.filter((one) => one.proposal_id === id).map((one) => one.organisation_id))];
}
