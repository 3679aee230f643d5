// The question an answer is to: the one asked, or what it was understood as where it leaned on the ones before it.

/** Returns the whole question; what it was understood as stands after the first colon. */
export function wholeQuestion(answer) {
  return answer.understood?.split(": ").slice(1).join(": ") || answer.question;
}
