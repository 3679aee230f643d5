// Questions to begin with, made from the proposals and respondents of whatever has been indexed.

import { address, json } from "./api.js";
import { t } from "./text.js";

const SAMPLE = 200;
const LONGEST = 80;

/** Returns up to four questions; none where nothing is indexed. */
export async function exampleQuestions() {
  const table = await json(address("v1/positions", { limit: SAMPLE }));
  const name = new Map(table.respondents.map((one) => [one.organisation_id, one.organisation_short]));
  const [first, second = first] = byInterest(table);
  if (!first) return [];
  const [a, b] = first.holders;
  const opponent = table.positions.find((one) => one.stance === "oppose");
  return [
    t("example.view", { organisation: name.get(a), proposal: first.name }),
    b && t("example.compare", { a: name.get(a), b: name.get(b), proposal: first.name }),
    t("example.who", { proposal: second.name }),
    opponent && t("example.opposes", { organisation: opponent.organisation_short }),
  ].filter(Boolean);
}

/** Returns the proposals that most respondents have a view on; those with short names first among equals. */
function byInterest(table) {
  return table.proposals
    .filter((proposal) => proposal.basis === "stated" && proposal.section && proposal.name.length <= LONGEST)
    .map((proposal) => ({ name: proposal.name, holders: holders(table, proposal.id) }))
    .filter((proposal) => proposal.holders.length)
    .sort((x, y) => y.holders.length - x.holders.length || x.name.length - y.name.length);
}

function holders(table, id) {
  return [...new Set(table.positions.filter((one) => one.proposal_id === id).map((one) => one.organisation_id))];
}
