// Every Swedish word about feedback, on the pages and in the widget. The same keys stand in feedback-en.js.
export default {
  prompt: "Hade du nytta av svaret?",
  useful: "Ja",
  notUseful: "Nej",
  about: "Vad var fel?",
  reasons: {
    wrong_organisation: "Fel organisation",
    wrong_quote: "Fel citat",
    missing: "Något saknas",
    other: "Något annat",
  },
  text: "Berätta gärna mer (frivilligt)",
  stored: "Det du skriver sparas hos Belägg tillsammans med frågan och uppgifter om vilka källor svaret hade. Skriv inga personuppgifter.",
  send: "Skicka",
  cancel: "Avbryt",
  thanks: "Tack! Din synpunkt är sparad tillsammans med frågan.",
  failed: "Synpunkten kunde inte sparas. Försök igen.",
};
