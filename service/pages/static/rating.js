// Whether an answer was useful, and if not, why: the widget's form in the page's language, under the answer.

import { address, json } from "./api.js";
import { feedbackForm } from "./feedback.js";
import { language } from "./text.js";

// There before the first answer is; nothing waits for it, and an answer is shown without where it cannot be fetched.
const fetched = import(`./feedback-${language}.js`).then((words) => words.default, () => null);

/** Returns the form for one answer, null where its words could not be fetched. */
export async function rating(answer) {
  const send = (said) => json(address("v1/feedback"), { method: "POST", body: said });
  const words = await fetched;
  return words && feedbackForm({ words, answer, send });
}
