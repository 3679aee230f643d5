// Documents fetched from the service, with every offset turned into the browser's units.

import { address, json } from "./api.js";
import { inUnits } from "./offsets.js";

const fetched = new Map();

/** Returns a document: its text, its sections, and `at`, which turns an offset of the service into an index. */
export function fetchDocument(id) {
  if (!fetched.has(id)) {
    const asked = load(id);
    asked.catch(() => fetched.delete(id)); // ask again next time
    fetched.set(id, asked);
  }
  return fetched.get(id);
}

async function load(id) {
  return inUnits(await json(address(`v1/documents/${encodeURIComponent(id)}`)));
}

/** Returns the address of the page on which a place of a document is read. */
export function readingAddress(id, start, end) {
  return address(`documents/${encodeURIComponent(id)}`, { start, end });
}
