// The page with the matrix of positions.

import "./frame.js";
import { Problem } from "./api.js";
import { busy, byId, el } from "./dom.js";
import { setUpDownloads } from "./downloads.js";
import { chosen, filtered, setUpFilters } from "./filters.js";
import { legend, matrix, shownWords } from "./matrix.js";
import { openDialog } from "./position-dialog.js";
import { arrange, fetchTable } from "./positions-table.js";
import { mayReview } from "./review.js";
import { remark, swedish } from "./swedish.js";
import { t } from "./text.js";

let table = null;
let cells = null;
let may = false;
let first = 0; // of the organisations that are shown, where not all are

byId("legend").replaceChildren(...legend());
setUpDownloads(() => chosen().consultation);
busy("matrix", start);

async function start() {
  try {
    await load();
    setUpFilters(table, () => turn(0));
    show();
    may = await mayReview();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    byId("matrix").replaceChildren(el("p", {}, error.message));
  }
}

async function load() {
  table = await fetchTable();
  cells = arrange(table);
}

function show() {
  const filters = chosen();
  const left = filtered(table, cells, filters);
  byId("matrix").replaceChildren(...matrix(left, cells, filters, { open, first, turn }));
  say(shownWords(left, first));
  byId("not-answered").replaceChildren(...notAnswered());
  byId("matrix-warnings").replaceChildren(...table.warnings.map((one) => el("p", { class: "warning" }, remark(one))));
}

/** Shows the organisations from a number on; `pressed` is the button that asked for them, if one did. */
function turn(to, pressed) {
  first = to;
  show();
  if (pressed) document.querySelector(`#${pressed}:enabled, .pager button:enabled`).focus();
}

function open(entry, proposal) {
  openDialog(entry, proposal, { may, proposals: table.proposals, saved });
}

/**
 * Fetches the table anew after a review, and returns to the same cell where it still is. What was taken out of the table
 * can be put back by the button that has focus then.
 */
async function saved(id, message, takeBack = null) {
  try {
    await busy("matrix", load);
    show();
    say(message);
  } catch (error) {
    say(`${message} ${told(error)}`); // kept, but the table stands as it was
  }
  if (takeBack) offer(() => takeBack().then(() => saved(id, t("review.done.back"))));
  else document.querySelector(`[data-position="${CSS.escape(id)}"]`)?.focus();
}

/** Offers to undo something, by a button that has focus. */
function offer(work) {
  const press = ({ currentTarget }) => {
    currentTarget.disabled = true;
    work().catch((error) => {
      say(told(error));
      offer(work);
    });
  };
  const button = el("button", { type: "button", class: "quiet", id: "take-back", click: press }, t("review.back"));
  byId("matrix-status").after(button);
  button.focus();
}

/** Announces something, and takes away the way back from what was done before. */
function say(words) {
  byId("take-back")?.remove();
  byId("matrix-status").textContent = words;
}

function told(error) {
  if (error instanceof Problem) return error.message;
  throw error;
}

function notAnswered() {
  if (table.not_answered === null) return [t("negative.unknown_invited")];
  if (!table.not_answered.length) return [t("matrix.all_answered")];
  return [t("matrix.not_answered"), " ", swedish(table.not_answered.join(", ")), "."];
}
