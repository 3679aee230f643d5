"""The HTML of each page, without any data: what a browser paints at once. Pure."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined

from indexer.types import Stance
from service.pages.assets import load_assets
from service.pages.messages import LANGUAGES, messages
from service.pages.operator import Operator


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its template, the script it runs, and how many steps lead from its address to the root."""

    name: str
    script: str | None
    depth: int = 0


ASK = Page("ask", "ask.js")
POSITIONS = Page("positions", "positions.js")
DOCUMENTS = Page("documents", "documents.js")
READING = Page("reading", "reading.js", depth=1)
ACCESSIBILITY = Page("accessibility", None)
MISSING = Page("missing", None)
DEMO = Page("demo", None, depth=1)  # a page of somebody else's, as it were: it shares the words only


@cache
def render(page: Page, language: str, operator: Operator | None = None) -> bytes:
    """Return a page in one of the two languages, with what the statement says of whoever runs the service.

    Links are relative, so that the pages work behind a proxy under any path.
    """
    words = messages(language)
    assets = load_assets()
    root = "../" * page.depth or "./"
    text = _environment().get_template(f"{page.name}.html").render(
        t=lambda key, **values: words[key].format(**values) if values else words[key],
        page=page.name,
        modules=(*assets.needed(page.script), f"messages.{language}.js") if page.script else (),
        language=language,
        other=next(one for one in LANGUAGES if one != language),
        root=root,
        assets=f"{root}assets/{assets.digest}/",
        operator=operator or Operator(),
        stances=tuple(Stance),
    )  # fmt: skip
    return text.encode()


@cache
def _environment() -> Environment:
    """Return the templates; what is put into them is escaped, and a name that is missing is an error."""
    found = {
        entry.name: entry.read_text("utf-8")
        for entry in files("service.pages").joinpath("templates").iterdir()
        if entry.name.endswith(".html")
    }
    return Environment(
        loader=DictLoader(found), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
