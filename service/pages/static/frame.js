// What every page does: the switch of language keeps the place, the address does not keep the switch, and the links past
// something leave the address alone: what stands after its # may be a question.

import { byId } from "./dom.js";

const here = new URL(location.href);
if (here.searchParams.has("lang")) {
  here.searchParams.delete("lang"); // remembered by the service from here on
  history.replaceState(history.state, "", here);
}

const link = byId("language");
link.addEventListener("click", () => {
  const url = new URL(location.href);
  url.searchParams.set("lang", link.lang);
  link.href = url;
});

for (const past of document.querySelectorAll(".skip, .past")) {
  past.addEventListener("click", (event) => {
    event.preventDefault();
    const target = byId(past.hash.slice(1));
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  });
}
