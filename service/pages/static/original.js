// The page of the original as an image with the quoted lines marked, where the service has one; else nothing.

import { address, file, json, Problem, send } from "./api.js";
import { el } from "./dom.js";
import { withSwedish } from "./swedish.js";
import { t } from "./text.js";

/** Returns a figure for each page that holds the quote, or null where the service has no image that can be shown. */
export async function pageImages(quote, title) {
  const document = `v1/documents/${encodeURIComponent(quote.document_id)}`;
  try {
    const places = await json(address(`${document}/places`, { start: quote.start, end: quote.end }));
    const shown = await Promise.all(places.pages.map((place) => pageImage(document, place, title)));
    return shown.length ? el("div", { class: "originals" }, shown, originalButton(document)) : null;
  } catch (error) {
    if (error instanceof Problem || error instanceof DOMException) return null; // the text is there to read
    throw error;
  }
}

/** Draws a page with its marks. A canvas, because an <img> cannot send the key. */
async function pageImage(document, place, title) {
  const image = await createImageBitmap(await (await send(address(`${document}/pages/${place.page}.png`))).blob());
  const words = t("original.page", { page: place.page, title });
  const canvas = el("canvas", { width: image.width, height: image.height, role: "img", "aria-label": words });
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0);
  brush.globalCompositeOperation = "multiply"; // as a marker pen: the letters stay black
  brush.fillStyle = "#ffe066";
  for (const box of place.rectangles) {
    brush.fillRect(box.left * image.width, box.top * image.height, box.width * image.width, box.height * image.height);
  }
  return el("figure", { class: "original" }, canvas, el("figcaption", {}, withSwedish(words, [title])));
}

/** Returns the button that fetches the file itself, and where it is told that it could not be had. */
function originalButton(document) {
  const told = el("p", { class: "note", role: "status" });
  const fetchIt = async () => {
    told.textContent = "";
    try {
      const { blob, name } = await file(address(`${document}/original`));
      saveAs(blob, name);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      told.textContent = error.message;
    }
  };
  return [el("button", { type: "button", class: "quiet", click: fetchIt }, t("original.get")), told];
}

/** Hands a file to the browser to keep. */
export function saveAs(blob, name) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
