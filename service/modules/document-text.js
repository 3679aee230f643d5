// A document's text as headings and paragraphs, with some of its words marked.

import { el } from "./elements.js";

const HARD_WRAPPED = 100; // where the longest lines are shorter than this, lines were broken to fit a page

/** Returns the text as elements. `marks` are {start, end} in order; `level` is the first level for headings. */
export function documentText(found, marks, level) {
  const body = el("div", { class: "document-text", lang: "sv" });
  const wrapped = isHardWrapped(found.text);
  const sections = found.sections.length ? found.sections : [{ title: "", path: [], start: 0, end: found.text.length }];
  for (const section of sections) {
    const from = section.title ? addHeading(body, found.text, section, marks, level) : section.start;
    addParagraphs(body, found.text, from, section.end, marks, wrapped);
  }
  const [first] = body.getElementsByTagName("mark");
  first?.setAttribute("tabindex", "-1");
  return body;
}

/** Scrolls to the marked words: the page, or only `box` when they stand in one. `focus` also moves the reader there. */
export function showMark(body, { box = null, focus }) {
  const [mark] = body.getElementsByTagName("mark");
  if (!mark) return;
  if (box) {
    const [inner, outer] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];
    const room = Math.max(0, (outer.height - inner.height) / 2);
    box.scrollTo({ top: box.scrollTop + inner.top - outer.top - room, behavior: "instant" });
  } else {
    mark.scrollIntoView({ block: "center", behavior: "instant" });
  }
  if (focus) mark.focus({ preventScroll: true });
}

/** Adds the heading of a section where its title stands in the text; returns the index after it. */
function addHeading(body, text, section, marks, level) {
  const title = collapsed(section.title);
  let end = section.start;
  for (let lines = 0; lines < 4 && end < section.end; lines += 1) {
    const next = text.indexOf("\n", end + 1);
    end = next === -1 || next > section.end ? section.end : next;
    if (collapsed(text.slice(section.start, end)) === title) {
      const heading = el(`h${Math.min(6, level + Math.max(0, section.path.length - 1))}`);
      fill(heading, text, section.start, end, marks);
      body.append(heading);
      return end;
    }
  }
  return section.start;
}

function addParagraphs(body, text, from, to, marks, wrapped) {
  const blocks = wrapped ? /[^\n]+(?:\n[^\n]+)*/g : /[^\n]+/g;
  for (const match of text.slice(from, to).matchAll(blocks)) {
    const start = from + match.index;
    const paragraph = el("p", { class: /^\s*[-–•*]\s/.test(match[0]) ? "item" : null });
    fill(paragraph, text, start, start + match[0].length, marks);
    body.append(paragraph);
  }
}

/** Puts text[start:end] into a node; what a mark covers goes into a <mark>. */
function fill(node, text, start, end, marks) {
  let done = start;
  for (const mark of marks) {
    const from = Math.max(mark.start, done);
    const to = Math.min(mark.end, end);
    if (from >= to) continue;
    node.append(text.slice(done, from), el("mark", {}, text.slice(from, to)));
    done = to;
  }
  node.append(text.slice(done, end));
}

function isHardWrapped(text) {
  const lengths = text.split("\n").map((line) => line.length).filter(Boolean).sort((a, b) => a - b);
  return lengths.length > 0 && lengths[Math.floor(lengths.length * 0.95)] < HARD_WRAPPED;
}

function collapsed(text) {
  return text.replace(/\s+/g, " ").trim();
}
