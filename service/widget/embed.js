// The page for frames: hands the settings in its address to the widget.
const asked = new URLSearchParams(location.search);
const chat = document.querySelector("belagg-chat");
for (const name of ["lang", "site", "theme"]) if (asked.get(name)) chat.setAttribute(name, asked.get(name));
if (asked.get("lang") === "en") document.documentElement.lang = "en";
import("../widget.js");
