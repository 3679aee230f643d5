// The words of the widget by language, and how the places in them are filled.
import en from "./en.js";
import feedbackEn from "./feedback-en.js";
import feedbackSv from "./feedback-sv.js";
import sv from "./sv.js";

export const WORDS = { sv: { ...sv, feedback: feedbackSv }, en: { ...en, feedback: feedbackEn } };

export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
