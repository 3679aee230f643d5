// The question an answer is to: the one asked, or what it was understood as where it leaned on the ones before it.

import { el } from "./elements.js";

const languages = new Map(); // of the questions that were answered, the first time they were

/** Returns the whole question; what it was understood as stands after the first colon. */
export function wholeQuestion(answer) {
  return answer.understood?.split(": ").slice(1).join(": ") || answer.question;
}

/**
 * Returns what a question was understood as, as nodes. One that is answered anew in the other language (`In English,
 * please`) stands there in its own, and is told apart; `told` makes nodes of all else.
 */
export function understoodAs(answer, told) {
  const whole = wholeQuestion(answer);
  const own = languages.get(whole) ?? answer.language;
  for (const one of [answer.question, whole]) if (!languages.has(one)) languages.set(one, answer.language);
  if (!answer.understood) return [];
  if (own === answer.language || !answer.understood.endsWith(whole)) return told(answer.understood);
  return [answer.understood.slice(0, -whole.length), el("span", { lang: own }, whole)];
}
