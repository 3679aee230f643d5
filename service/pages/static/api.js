// Calls to the service. A call that needs a key waits until one has been given; it is kept for this tab only.

import { askForKey, keptKey } from "./key.js";
import { known, t } from "./text.js";

/** The root of the service: these files lie two steps below it, whatever path a proxy puts before. */
export const root = new URL("../../", import.meta.url);

/** Why a call failed: the HTTP status (0: no reply) or a word of ours, and a sentence for the reader. */
export class Problem extends Error {
  constructor(status, detail) {
    super(known(`error.${status}`) ? t(`error.${status}`) : t("error.other", { detail: detail ?? String(status) }));
    this.status = status;
  }
}

/** Returns the address of a path below the root, with query parameters; lists repeat their name. */
export function address(path, query = {}) {
  const url = new URL(path, root);
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== "") url.searchParams.append(name, one);
  }
  return url;
}

/** Returns the reply to a call, asking for a key as often as it takes. Throws Problem. */
export async function send(url, { method = "GET", body, signal } = {}) {
  for (let again = false; ; again = true) {
    const headers = body === undefined ? {} : { "Content-Type": "application/json" };
    const key = keptKey();
    if (key) headers.Authorization = `Bearer ${key}`;
    const reply = await attempt(url, { method, headers, body: body && JSON.stringify(body), signal });
    if (reply.ok) return reply;
    const detail = await detailOf(reply); // read in any case, or the connection stays taken
    if (reply.status !== 401) throw new Problem(reply.status, detail);
    await askForKey(key, again);
  }
}

/** Returns the JSON of a reply, null where there is none. */
export async function json(url, options) {
  const reply = await send(url, options);
  return reply.status === 204 ? null : whole(reply.json());
}

/** Returns the file of a reply, and the name that the service gives it. Throws Problem. */
export async function file(url, options) {
  const reply = await send(url, options);
  const said = reply.headers.get("Content-Disposition");
  if (!said) throw new Problem("unreadable"); // a page and no file
  return { blob: await whole(reply.blob()), name: fileName(said) };
}

/** Returns the name in a header, in its plain form or in the one for letters beyond ASCII. */
function fileName(said) {
  const [, coded] = /filename\*=UTF-8''([^;]+)/i.exec(said) ?? [];
  return coded ? decodeURIComponent(coded) : (/filename="([^"]+)"/.exec(said)?.[1] ?? "");
}

/** Waits for a body. One cut off midway, or not ours at all, such as a proxy's page for signing in, is a Problem. */
async function whole(body) {
  try {
    return await body;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("unreadable");
  }
}

async function attempt(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0);
  }
}

async function detailOf(reply) {
  try {
    return (await reply.json()).detail;
  } catch {
    return null; // not one of ours: a proxy's own page
  }
}
