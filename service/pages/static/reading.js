// The page where one document is read; the words its address names are marked.

import "./frame.js";
import { address, json, Problem } from "./api.js";
import { showMark } from "./document-text.js";
import { busy, byId, el } from "./dom.js";
import { sourceOf } from "./source.js";
import { remark } from "./swedish.js";
import { t } from "./text.js";

busy("document", show);

async function show() {
  const { id, start, end } = named();
  try {
    const place = end > start ? await placeOf(id, start, end) : null;
    const source = await sourceOf(place ?? { document_id: id, start: 0, end: 0 }, 2);
    document.title = `${source.found.title} – Belägg`;
    byId("title").textContent = source.found.title;
    byId("title").lang = "sv";
    const missing = !place && (start ?? end) !== null ? el("p", { class: "warning" }, t("reading.no_place")) : null;
    const warnings = source.found.warnings.map((warning) => el("p", { class: "warning" }, remark(warning)));
    const parts = [missing, ...warnings, source.facts, source.images, source.text];
    byId("document").replaceChildren(...parts.filter(Boolean));
    showMark(source.text, { focus: true });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    byId("title").textContent = t("reading.failed");
    byId("document").replaceChildren(el("p", {}, error.status === 404 ? t("reading.none") : error.message));
  }
}

/** Returns what the address names: the document, and the place when it has one. */
function named() {
  const query = new URLSearchParams(location.search);
  const number = (name) => (/^\d{1,9}$/.test(query.get(name) ?? "") ? Number(query.get(name)) : query.has(name) ? -1 : null);
  return { id: decoded(location.pathname.split("/").at(-1)), start: number("start"), end: number("end") };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no document is called so; the service says it
  }
}

/** Returns the quote at a place, or null where the document has no such place. */
async function placeOf(id, start, end) {
  try {
    return await json(address(`v1/documents/${encodeURIComponent(id)}/quote`, { start, end }));
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 422)) return null;
    throw error;
  }
}
