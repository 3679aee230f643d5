// The compiled overview as a file.

import { address, file, Problem } from "./api.js";
import { byId } from "./dom.js";
import { saveAs } from "./original.js";
import { language, t } from "./text.js";

/** Makes the buttons of the overview work; `consultation` tells which is chosen, if any. */
export function setUpDownloads(consultation) {
  for (const button of document.querySelectorAll("button[data-format]")) {
    button.addEventListener("click", () => download(button.dataset.format, consultation()));
  }
}

async function download(format, consultation) {
  const said = byId("download-status");
  said.textContent = t("download.making");
  const body = { format, language, ...(consultation ? { consultation } : {}) };
  try {
    const { blob, name } = await file(address("v1/compilations"), { method: "POST", body });
    saveAs(blob, name);
    said.textContent = t("download.done", { name });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    said.textContent = error.message;
  }
}
