// A person's word on a position: confirm, correct, reject.

import { address, json, Problem } from "./api.js";
import { el } from "./dom.js";
import { stanceWords, t } from "./text.js";

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

/** Who reviewed, in words: without keys everybody at the machine is `local` to the service. */
export function reviewer(name) {
  return name === "local" ? t("review.local") : name;
}

/**
 * Returns the form; `done` is called once a review has been kept, with what to announce and, for a rejection, `takeBack`,
 * which puts the position back. Only a correction is sent by Enter: in its fields nobody means the buttons above them.
 */
export function reviewForm(position, proposals, done) {
  const fields = correction(position, proposals);
  const note = el("textarea", { id: "review-note", rows: "1", maxlength: "2000" });
  const lock = el("input", { type: "checkbox", id: "review-lock", checked: position.review === "locked" });
  const failed = el("p", { class: "warning", role: "alert", hidden: true });
  let revision = position.reviewed?.revision ?? 0;
  let sending = false;

  async function act(action) {
    if (sending) return;
    const request = { revision, ...requestOf(action, position, fields, note.value.trim(), lock.checked) };
    sending = true;
    failed.hidden = true;
    try {
      if (action === "correct" && !("stance" in request || "qualifier" in request || "proposal_id" in request)) {
        throw new Problem("unchanged");
      }
      await patch(position.id, request);
      const takeBack = () => patch(position.id, { action: "confirm", revision: request.revision + 1 });
      done(t(`review.done.${action}`), action === "reject" ? takeBack : null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const other = error.status === 409 ? await latest(position.id) : null;
      if (other) revision = other.revision; // from here on it is said over what the other has said, and knowingly
      failed.textContent = other ? conflict(other, position, proposals) : error.message;
      failed.hidden = false;
      failed.scrollIntoView({ block: "nearest" });
    } finally {
      sending = false;
    }
  }

  const press = (action) => button(action, { type: "button", click: () => act(action) });
  return el("form", { class: "review", submit: (event) => (event.preventDefault(), act("correct")) },
    el("h3", {}, t("review.title")),
    row("review-note", t("review.note"), note),
    el("p", { class: "check" }, lock, el("label", { for: "review-lock" }, t("review.lock"))),
    failed,
    el("div", { class: "row" }, press("confirm"), press("reject")),
    el("details", {}, el("summary", {}, t("review.change")), fields.rows, button("correct", { type: "submit" })));
}

function patch(id, body) {
  return json(address(`v1/positions/${encodeURIComponent(id)}`), { method: "PATCH", body });
}

/** Returns the latest review of a position, null where it cannot be had. */
async function latest(id) {
  try {
    const { reviews } = await json(address("v1/reviews"));
    return reviews.find((one) => (one.moved ?? one.position_id) === id) ?? null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** Says what somebody else has made of the position meanwhile. */
function conflict(other, position, proposals) {
  const stance = stanceWords(other.stance ?? position.stance, position.quote);
  const proposal = proposals.find((one) => one.id === other.moved_to)?.name;
  const holds = other.action === "reject" ? t("review.reject") : [stance, other.qualifier, proposal].filter(Boolean).join(", ");
  const note = other.note ? ` (${other.note})` : "";
  return t("review.conflict", { name: reviewer(other.by), day: other.at.slice(0, 10), holds: `”${holds}”${note}` });
}

function button(action, attributes) {
  return el("button", { ...attributes, class: action === "confirm" ? null : "quiet" }, t(`review.${action}`));
}

function requestOf(action, position, fields, note, lock) {
  const request = { action };
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
