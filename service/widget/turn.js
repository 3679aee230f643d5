// Shows one question with its answer: how it was understood, how it ended, the words, the sources, what is near.
import { filled, freshId, h } from "./dom.js";
import { feedbackForm } from "./feedback.js";

const AROUND = 400;

export function pendingTurn(words, question) {
  return h("article", { class: "turn" }, asked(words, question), h("p", { class: "searching" }, words.searching));
}

export function answeredTurn(words, question, answer, client) {
  const cited = answer.citations.filter((citation) => !citation.related);
  const related = answer.citations.filter((citation) => citation.related);
  const places = new Map();
  const shown = (citations) => citations.map((citation) => source(words, citation, client, places));
  const sources = section(words.sources, "sources", shown(cited));
  const near = section(words.related, "related", shown(related));
  return h(
    "article",
    { class: "turn" },
    asked(words, question),
    answer.understood ? h("p", { class: "understood", lang: answer.language }, answer.understood) : null,
    h("p", { class: `status ${answer.status === "answered" ? "found" : "none"}` }, statusOf(words, answer)),
    h("p", { class: "answer", lang: answer.language }, answerText(words, answer, places)),
    answer.warnings.map((warning) =>
      h("p", { class: "warning" }, `${words.warning}: `, h("span", { lang: answer.language }, warning)),
    ),
    sources,
    near,
    feedbackForm({ words: words.feedback, answer, send: (said) => client.feedback(said) }),
  );
}

// What a screen reader is told: how it ended, how the question was understood, the answer, how many sources.
export function spoken(words, answer) {
  const count = answer.citations.filter((citation) => !citation.related).length;
  const sources = count === 0 ? "" : count === 1 ? words.sourcesFound.one : filled(words.sourcesFound.many, { count });
  return [`${statusOf(words, answer)}.`, answer.understood, answer.answer, sources].filter(Boolean).join(" ");
}

const statusOf = (words, answer) => words.statuses[answer.status] ?? answer.status;

function asked(words, question) {
  return h("h3", { class: "question" }, h("span", { class: "hidden" }, `${words.asked}: `), question);
}

function section(title, name, items) {
  if (!items.length) return null;
  const id = freshId();
  return h("section", { class: name, "aria-labelledby": id }, h("h4", { id }, title), h("ol", {}, items));
}

// The answer's text with its markers as buttons that lead to the source, and quotes marked as Swedish.
function answerText(words, answer, places) {
  const known = new Set(answer.citations.map((citation) => String(citation.marker)));
  return answer.answer.split(/(\[\d+\])/).flatMap((part) => {
    const marker = part.match(/^\[(\d+)\]$/)?.[1];
    if (!marker || !known.has(marker)) return answer.language === "sv" ? [part] : quotesIn(part);
    const go = () => lead(places.get(marker));
    return [h("button", { type: "button", class: "marker", "aria-label": `${words.source} ${marker}`, click: go }, part)];
  });
}

function quotesIn(text) {
  return text.split(/(“[^”]*”)/).map((part) => (part.startsWith("“") ? h("span", { lang: "sv" }, part) : part));
}

function lead(place) {
  if (!place) return;
  place.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
}

function source(words, citation, client, places) {
  const href = client.link(citation.url);
  const who = citation.organisation ?? citation.title;
  const short = citation.organisation_short && citation.organisation_short !== who ? ` (${citation.organisation_short})` : "";
  const renamed = citation.organisation_now && citation.organisation_now !== citation.organisation;
  const speaker = citation.organisation ? words.speakers[citation.speaker] : null;
  const place = h(
    "li",
    { tabindex: "-1", class: "source", value: citation.marker },
    h(
      "p",
      { class: "who" },
      h("span", { class: "number", "aria-hidden": "true" }, `[${citation.marker}] `),
      h("strong", { lang: "sv" }, `${who}${short}`),
    ),
    renamed ? h("p", { class: "small" }, `${words.now} `, h("span", { lang: "sv" }, citation.organisation_now)) : null,
    h("p", { class: "where small" }, where(words, citation)),
    speaker ? h("p", { class: "speaker small" }, speaker) : null,
    h("blockquote", { lang: "sv" }, citation.quote),
    h(
      "p",
      { class: "row small" },
      href
        ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, words.read, h("span", { class: "hidden" }, ` (${words.newTab}): ${citation.title}`))
        : null,
      contextButton(words, citation, client),
    ),
  );
  places.set(String(citation.marker), place);
  return place;
}

function where(words, citation) {
  const section = citation.section ? h("span", {}, " · ", h("span", { lang: "sv" }, citation.section)) : null;
  const page = citation.page === null ? null : ` · ${words.page} ${citation.page}`;
  const date = citation.date ? ` · ${citation.date}` : null;
  return [words.kinds[citation.kind] ?? citation.kind, section, page, date];
}

// The words around the quote, fetched when asked for: a page that has only a token can read the source here.
function contextButton(words, citation, client) {
  let shown = null;
  const button = h("button", { type: "button", class: "plain", "aria-expanded": "false", click: toggle }, words.context);

  async function toggle() {
    if (shown) {
      shown.remove();
      shown = null;
    } else {
      shown = await passage();
      button.closest("li").append(shown);
    }
    button.textContent = shown ? words.hideContext : words.context;
    button.setAttribute("aria-expanded", String(Boolean(shown)));
  }

  async function passage() {
    try {
      const { text } = await client.document(citation.document_id);
      const points = Array.from(text); // offsets count code points, strings here count UTF-16
      const cut = (from, to) => points.slice(Math.max(0, from), Math.max(0, to)).join("");
      const before = (citation.start > AROUND ? "… " : "") + cut(citation.start - AROUND, citation.start);
      const after = cut(citation.end, citation.end + AROUND) + (citation.end + AROUND < points.length ? " …" : "");
      const inside = h("mark", {}, cut(citation.start, citation.end));
      return h("div", { class: "context", lang: "sv", role: "status" }, before, inside, after);
    } catch {
      return h("p", { class: "context", role: "alert" }, words.contextFailed);
    }
  }

  return button;
}
