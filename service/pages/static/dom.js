// The parts of a page: found, made busy, filled.

import { el } from "./elements.js";

export { el };

/** Returns an element of the shell; the shell and the scripts are one version, so it is there. */
export function byId(id) {
  return document.getElementById(id);
}

/** Runs some work while a part of the page says that it is being made. */
export async function busy(id, work) {
  byId(id).setAttribute("aria-busy", "true");
  try {
    return await work();
  } finally {
    byId(id).removeAttribute("aria-busy");
  }
}

/** Returns a list of terms and descriptions from pairs; pairs without a description are left out. */
export function facts(pairs, attributes = {}) {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return el("dl", { class: "facts", ...attributes },
    shown.map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value))));
}
