// The words of the page's language, and how they are put together.

export const language = document.documentElement.lang;
const words = (await import(`./messages.${language}.js`)).default;

/** Returns a message with its {places} filled in; a key that is missing shows itself. */
export function t(key, values = {}) {
  const message = words[key] ?? key;
  return message.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** Whether there is a message of that key. */
export function known(key) {
  return key in words;
}

/** Returns what follows in the keys of messages that begin so. */
export function keysOf(beginning) {
  return Object.keys(words).filter((key) => key.startsWith(beginning)).map((key) => key.slice(beginning.length));
}

/** Returns what a stance is called: in Swedish the formal verbs stand only where the response itself has them. */
export function stanceWords(stance, quote) {
  const name = t(`stance.${stance}`);
  const said = quote.toLowerCase();
  if (language !== "sv") return name;
  if (stance === "oppose" && said.includes("avstyrk")) return t("stance.formal.oppose");
  return said.includes("tillstyrk") ? name.replace("stöder", t("stance.formal.support")) : name;
}
