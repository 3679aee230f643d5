"""The words of the pages: the same in both languages, all used, none missing."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import corpus
from corpus.types import Kind, Speaker
from indexer.types import Stance
from service import phrases
from service.contract import Status
from service.pages.messages import LANGUAGES, messages, own_messages
from service.positions.contract import ReviewAction, ReviewState
from service.remarks import REMARKS
from service.skipped_words import in_swedish

_PLACE = re.compile(r"\{(\w+)\}")
# What stands in a key for a word of the contract.
FAMILIES = {
    "status.": [*Status, *(f"{status}.help" for status in Status)],
    "speaker.": list(Speaker),
    "kind.": list(Kind),
    "stance.": list(Stance),
    "review.": [*ReviewState, *ReviewAction],
    "review.done.": list(ReviewAction),
    "negative.": ["mentioned", "cannot_tell", "silent"],
    "error.": ["0", *map(str, (403, 404, 409, 413, 421, 422, 423, 429, 500, 503)), "unchanged", "unreadable"],
    "nav.": ["ask", "positions", "documents"],
    "matrix.": ["before", "after"],
    "example.": ["view", "compare", "who", "opposes"],
    "documents.": ["name", "organisation", "kind", "date", "file"],
    "accessibility.known.": [str(number) for number in range(1, 5)],
    "accessibility.untested.": [str(number) for number in range(1, 5)],
    "page.": [f"{page}.title" for page in ("ask", "positions", "documents", "reading", "accessibility", "missing")],
}


def used() -> set[str]:
    """Return every key that a template or a script asks for, families spelt out."""
    found: set[str] = set()
    for folder in ("static", "templates"):
        for entry in files("service.pages").joinpath(folder).iterdir():
            text = entry.read_text("utf-8")
            found |= set(re.findall(r"""\bt\(\s*["']([\w.]+)["']\s*[,)]""", text))
            found |= set(re.findall(r'"(documents\.caption(?:\.one)?)"', text))
    for prefix, words in FAMILIES.items():
        found |= {(prefix if prefix != "page." else "") + str(word) for word in words}
    return found


def test_both_languages_have_the_same_messages_with_the_same_places() -> None:
    swedish, english = (own_messages(language) for language in LANGUAGES)
    assert swedish.keys() == english.keys()
    for key, words in swedish.items():
        assert sorted(_PLACE.findall(words)) == sorted(_PLACE.findall(english[key])), key
        assert words.strip() == words != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_and_none_is_left_over(language: str) -> None:
    assert not used() - messages(language).keys()
    assert not own_messages(language).keys() - used()


def test_families_are_used_as_listed() -> None:
    text = "".join(
        entry.read_text("utf-8")
        for folder in ("static", "templates")
        for entry in files("service.pages").joinpath(folder).iterdir()
    )
    for prefix in FAMILIES.keys() - {"page."}:
        assert f"`{prefix}${{" in text or f'"{prefix}" ~' in text, prefix


def test_the_pages_own_words_do_not_hide_shared_ones() -> None:
    for language in LANGUAGES:
        assert all(messages(language)[key] == words for key, words in own_messages(language).items())


def test_words_have_no_markup() -> None:
    for language in LANGUAGES:
        assert not [key for key, words in messages(language).items() if re.search(r"[<>&]", words)]


def test_the_remarks_that_are_known_are_those_that_the_index_makes() -> None:
    said = "".join(path.read_text("utf-8") for path in Path(corpus.__path__[0]).rglob("*.py"))
    whose = re.compile("^(?:överstruken|dold) ")  # put before the same words
    assert not [remark for remark in REMARKS if whose.sub("", remark) not in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_as_understood_follows_the_first_colon(language: str) -> None:
    """From there the page where one asks takes it into its address."""
    told = phrases.say("understood", language, question="Vad anser A: b?")
    assert told.split(": ", 1)[1] == "Vad anser A: b?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_cell_without_a_position_says_is_explained_below_the_table(language: str) -> None:
    words = messages(language)
    explained = words["legend.negatives"].casefold()
    assert [k for k in FAMILIES["negative."] if words[f"negative.{k}"].casefold() not in explained] == []


# Told of a page that is asked for, and one whose parts are in a table.
_OTHERS = ("there is no such page", "it is x1, which is not read: x1")


def reasons() -> Iterator[str]:
    """Yield every reason for which a reader or a folder passes a file over, as the code has it; names stand as `x1`."""
    raised = {"UnreadableDocument", "ReaderUnable", "TookTooLong", "Skipped"}
    for path in Path(corpus.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {
            n.targets[0].id: n.value
            for n in tree.body
            if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in raised and node.args:
                said: ast.expr | None = node.args[1 if node.func.id == "Skipped" and len(node.args) > 1 else 0]
            elif isinstance(node, ast.Tuple) and len(node.elts) == 3 and path.name == "formats.py":
                what, to_do = (_words(one) for one in node.elts[1:])
                if what and to_do:
                    yield f"it is {what}, which is not read: {to_do}"
                continue
            else:
                continue
            words = _words(named.get(said.id) if isinstance(said, ast.Name) else said)
            if words and words not in _OTHERS and said is not None and "_first" not in ast.unparse(said):
                yield words


def _words(said: ast.expr | None) -> str | None:
    """Return a text of the code, None for what is no text by itself."""
    if isinstance(said, ast.Constant):
        return said.value if isinstance(said.value, str) else None
    parts = said.values if isinstance(said, ast.JoinedStr) else []
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "x1" for part in parts) or None


def test_every_reason_for_passing_a_file_over_is_told_in_swedish_too() -> None:
    found = set(reasons())
    assert len(found) > 60
    assert [reason for reason in found if not in_swedish(reason)] == []
    assert in_swedish("it holds more than 500 files: split it") == "den innehåller fler än 500 filer: dela upp den"
    assert in_swedish("nobody knows") is None
