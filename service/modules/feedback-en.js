// Every English word about feedback, on the pages and in the widget. The same keys stand in feedback-sv.js.
export default {
  prompt: "Was the answer useful?",
  useful: "Yes",
  notUseful: "No",
  about: "What was wrong?",
  reasons: {
    wrong_organisation: "Wrong organisation",
    wrong_quote: "Wrong quote",
    missing: "Something is missing",
    other: "Something else",
  },
  text: "Tell us more (optional)",
  stored: "What you write is kept by Belägg together with the question and which sources the answer had. Write no personal data.",
  send: "Send",
  cancel: "Cancel",
  thanks: "Thank you! Your feedback is kept together with the question.",
  failed: "Your feedback could not be kept. Try again.",
};
