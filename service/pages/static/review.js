// A person's word on a position: confirm, correct, reject.

import { address, json, Problem } from "./api.js";
import { el } from "./dom.js";
import { t } from "./text.js";

const STANCES = ["support", "support_with_reservations", "no_objection", "comment", "critical", "oppose", "abstain",
  "asks_clarification"];

/** Whether the caller may review: the list of reviews is for those only. */
export async function mayReview() {
  try {
    await json(address("v1/reviews"));
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** Returns the form; `done` is called with what to announce once a review has been kept. */
export function reviewForm(position, proposals, done) {
  const fields = correction(position, proposals);
  const note = el("textarea", { id: "review-note", rows: "1", maxlength: "2000" });
  const lock = el("input", { type: "checkbox", id: "review-lock", checked: position.review === "locked" });
  const failed = el("p", { class: "warning", role: "alert", hidden: true });
  const form = el("form", { class: "review", submit: async (event) => {
    event.preventDefault();
    const request = requestOf(event.submitter.value, position, fields, note.value.trim(), lock.checked);
    failed.hidden = true;
    try {
      if (request.action === "correct" && !("stance" in request || "qualifier" in request || "proposal_id" in request)) {
        throw new Problem("unchanged");
      }
      await json(address(`v1/positions/${encodeURIComponent(position.id)}`), { method: "PATCH", body: request });
      done(t(`review.done.${request.action}`));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed.textContent = error.message;
      failed.hidden = false;
    }
  } },
  el("h3", {}, t("review.title")),
  row("review-note", t("review.note"), note),
  el("p", { class: "check" }, lock, el("label", { for: "review-lock" }, t("review.lock"))),
  failed,
  el("div", { class: "row" }, button("confirm"), button("reject")),
  el("details", {}, el("summary", {}, t("review.change")), fields.rows, button("correct")));
  return form;
}

function button(action) {
  return el("button", { type: "submit", value: action, class: action === "confirm" ? null : "quiet" }, t(`review.${action}`));
}

function requestOf(action, position, fields, note, lock) {
  const request = { action, revision: position.reviewed?.revision ?? 0 };
  if (action === "correct") {
    if (fields.stance.value !== position.stance) request.stance = fields.stance.value;
    if (fields.hedge.value.trim() !== (position.qualifier ?? "")) request.qualifier = fields.hedge.value.trim();
    if (fields.proposal.value !== position.proposal_id) request.proposal_id = fields.proposal.value;
  }
  if (note) request.note = note;
  if (lock) request.lock = true;
  else if (position.review === "locked") request.unlock = true;
  return request;
}

function correction(position, proposals) {
  const choice = (value, label, now) => el("option", { value, selected: value === now }, label);
  const stance = el("select", { id: "review-stance" }, STANCES.map((s) => choice(s, t(`stance.${s}`), position.stance)));
  const hedge = el("input", { id: "review-hedge", value: position.qualifier ?? "", maxlength: "300", lang: "sv" });
  const proposal = el("select", { id: "review-proposal", lang: "sv" },
    proposals.filter((one) => one.consultation_id === position.consultation_id)
      .map((one) => choice(one.id, `${one.section ?? ""} ${one.name}`.trim(), position.proposal_id)));
  const rows = [row("review-stance", t("review.stance"), stance), row("review-hedge", t("position.hedge"), hedge),
    row("review-proposal", t("matrix.proposal"), proposal)];
  return { stance, hedge, proposal, rows };
}

function row(id, label, field) {
  return el("div", { class: "field" }, el("label", { for: id }, label), field);
}
