// The words of the widget by language, and how the places in them are filled.
import en from "./en.js";
import feedbackEn from "./feedback-en.js";
import feedbackSv from "./feedback-sv.js";
import sv from "./sv.js";

const WORDS = { sv: { ...sv, lang: "sv", feedback: feedbackSv }, en: { ...en, lang: "en", feedback: feedbackEn } };

// The words for an element: in the language that it names, else in that of what it stands in.
export function wordsOf(element) {
  const named = element.getAttribute("lang") || element.closest("[lang]")?.getAttribute("lang") || "";
  return WORDS[named.slice(0, 2).toLowerCase()] ?? WORDS.sv;
}

export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
