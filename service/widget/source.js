// A citation's document over the page, with the quoted words marked. It is fetched as the answer was: a reader who has
// nothing but the widget's token gets there, and the token leaves neither this page nor stands in any address.
import { documentText, showMark } from "./document-text.js";
import { el, freshId } from "./elements.js";
import { inUnits } from "./offsets.js";

// The way to the source: a link to its page, which opens the document here unless another tab or window is asked for.
export function sourceLink(words, citation, who, client) {
  const href = client.link(citation.url);
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(event.currentTarget, { words, citation, who, client, href });
  };
  const which = [": ", el("span", { lang: "sv" }, citation.title), `, ${words.source} ${citation.marker}`];
  const content = [words.read, el("span", { class: "hidden" }, which)];
  return href
    ? el("a", { href, rel: "noopener noreferrer", click }, content)
    : el("button", { type: "button", class: "plain", click }, content);
}

async function open(link, { words, citation, who, client, href }) {
  const title = freshId();
  const lang = link.closest(".panel").lang;
  const body = el("div", { class: "text", tabindex: "0", role: "region", "aria-labelledby": title },
    el("p", { role: "status" }, words.reading));
  const dialog = el("dialog", { "aria-labelledby": title, lang, close: () => dialog.remove() },
    el("header", {},
      el("h2", { id: title, lang: "sv" }, citation.title),
      el("div", {}, el("button", { type: "button", click: () => dialog.close() }, words.close)),
      el("p", { class: "small", lang: "sv" }, [who, citation.section].filter(Boolean).join(" · "))),
    body,
    href ? el("p", { class: "small own" }, ownPage(words, href)) : null);
  link.getRootNode().append(dialog); // beside the panel, so that Escape closes this and not the chat
  dialog.showModal();
  try {
    const found = inUnits(await client.document(citation.document_id));
    const mark = { start: found.at(citation.start), end: found.at(citation.end) };
    const there = found.text.slice(mark.start, mark.end) === citation.quote;
    const text = documentText(found, there ? [mark] : [], 3);
    body.replaceChildren(...(there ? [] : [el("p", { class: "warning", role: "alert" }, words.moved)]), text);
    showMark(text, { box: body, focus: true });
    text.querySelector("mark")?.scrollIntoView({ block: "nearest", behavior: "instant" }); // where the dialog scrolls
  } catch {
    body.replaceChildren(el("p", { role: "alert" }, words.readingFailed));
  }
}

function ownPage(words, href) {
  const where = el("span", { class: "hidden" }, ` (${words.newTab})`);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, words.ownPage, where);
}
