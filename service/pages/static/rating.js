// Whether an answer was useful, and if not, why: the widget's form in the page's language, under the answer.

import { address, json } from "./api.js";
import { feedbackForm } from "./feedback.js";
import { language } from "./text.js";

const words = import(`./feedback-${language}.js`); // there before the first answer is; nothing waits for it

/** Returns the form for one answer. */
export async function rating(answer) {
  const send = (said) => json(address("v1/feedback"), { method: "POST", body: said });
  return feedbackForm({ words: (await words).default, answer, send });
}
