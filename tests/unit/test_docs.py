"""The pages a newcomer reads: complete, true to the program, no dead links, quoting only what the documents say."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import typer
from fastapi.routing import APIRoute

import belagg
from corpus.load import read_folder
from corpus.manifest import DocumentEntry, Manifest
from corpus.organisations import Register, load_organisations
from corpus.types import Kind, Speaker
from eval.cli import build
from indexer.types import Basis, Stance
from service.contract import Citation, Status
from service.problems import SORTS
from service.settings import PREFIX, Settings
from service.web.compilations import compilations_api
from service.web.embedding import assets, embed_api
from service.web.feedback import feedback_api
from service.web.originals import originals_api
from service.web.positions import positions_api
from service.web.reviews import reviews_api
from service.web.routes import api, health
from service.web.stream import stream_api

ROOT = Path(__file__).parents[2]
ROOMS = ("corpus", "indexer", "service", "eval")
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("eval/questions/*.md"),
        *ROOT.glob("eval/consultations/*.md"),
        *ROOT.glob("eval/near_misses/*.md"),
    ]
)
ANNOUNCED = frozenset[str]()  # commands that pages name before they exist
_FENCED = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_QUOTED = re.compile(r"(?<=[\s(:\"])[“”](\S[^“”]{28,}\S)”")


def _read(name: str | Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _relative(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _code(text: str) -> Iterator[str]:
    """Yield every line of shell code and every inline code, without comments."""
    for language, body in _FENCED.findall(text):
        if language in ("sh", ""):
            yield from (re.sub(r"(?:^|\s)#\s.*", "", line) for line in body.splitlines())
    yield from _INLINE.findall(_FENCED.sub("", text))


def _calls(name: str, text: str) -> Iterator[list[str]]:
    """Yield the arguments of each call of a program in the code of a page."""
    for code in _code(text):
        for call in re.findall(rf"(?:^|(?<=[\s/;]))(?<!-t ){name}\s+([^|;&>]+)", code):
            yield shlex.split(call.strip())


@cache
def _targets() -> frozenset[str]:
    return frozenset(re.findall(r"(?m)^([a-z]+):.*## ", _read("Makefile")))


@cache
def _commands() -> dict[str, Any]:
    """Return every command by its words (`eval run`), with the command that reads its options."""
    root: Any = typer.main.get_command(belagg.app)
    found: dict[str, Any] = {}
    for name, command in root.commands.items():
        group: Any = typer.main.get_command(build()) if name == "eval" else command
        inner = getattr(group, "commands", {})
        found |= {f"{name} {sub}": inner[sub] for sub in inner} or {name: command}
    return found


def _options(command: Any) -> set[str]:
    return {"--help"}.union(*(parameter.opts for parameter in command.params))


def _find(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the words of the command called and what follows them; `--data DIR` may stand first."""
    if arguments[0] == "--data":
        arguments = arguments[2:]
    words = " ".join(arguments[:2])
    return (words, arguments[2:]) if words in _commands() else (arguments[0], arguments[1:])


DOCUMENTED = "\n".join(_read(page) for page in PAGES if "adr" not in page.parts)


@pytest.mark.parametrize("target", sorted(_targets() - {"help"}))
def test_every_target_is_documented(target: str) -> None:
    assert [target] in [call[:1] for page in PAGES for call in _calls("make", _read(page))]


@pytest.mark.parametrize("page", PAGES, ids=_relative)
def test_pages_name_only_targets_that_exist(page: Path) -> None:
    for call in _calls("make", _read(page)):
        assert set(takewhile(lambda word: "=" not in word, call)) <= _targets(), call


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_command_is_documented(command: str) -> None:
    assert command in [_find(call)[0] for page in PAGES for call in _calls("belagg", _read(page)) if call]


@pytest.mark.parametrize("page", PAGES, ids=_relative)
def test_pages_call_only_commands_and_options_that_exist(page: Path) -> None:
    groups = {words.split()[0] for words in _commands()}
    for call in _calls("belagg", _read(page)):
        name, rest = _find(call)
        if name.startswith("-") or name in ANNOUNCED or (name in groups and not set(rest) - {"--help"}):
            continue
        assert name in _commands(), call
        assert {word for word in rest if word.startswith("-") and len(word) > 1} <= _options(_commands()[name]), call


def test_what_is_announced_does_not_exist_yet() -> None:
    assert not ANNOUNCED & set(_commands())


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_every_problem_type_is_in_the_operators_handbook(sort: Any) -> None:
    assert f"`{sort.name}`" in _read("docs/operations.md")


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda item: item.name)
def test_every_setting_has_its_row_with_its_default(setting: Any) -> None:
    row = re.search(rf"(?m)^\| `{PREFIX}{setting.name.upper()}` \| ([^|]+) \|", _read("docs/operations.md"))
    assert row is not None
    if setting.default not in (None, ()):
        assert row.group(1).strip() == f"`{str(setting.default).lower()}`"


def test_the_handbook_lists_no_setting_that_does_not_exist() -> None:
    listed = re.findall(rf"(?m)^\| `{PREFIX}(\w+)`", _read("docs/operations.md"))
    assert {name.lower() for name in listed} <= {item.name for item in fields(Settings)}


@pytest.mark.parametrize("page", PAGES, ids=_relative)
def test_no_link_is_dead(page: Path) -> None:
    for target in _LINK.findall(_FENCED.sub("", _read(page))):
        name, _, anchor = target.partition("#")
        if re.match(r"\w+:", name):
            continue
        linked = (page.parent / name).resolve() if name else page
        assert linked.exists(), target
        if anchor:
            titles = re.findall(r"(?m)^#+ (.+)$", linked.read_text(encoding="utf-8"))
            assert anchor in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}, target


@pytest.mark.parametrize("page", PAGES, ids=_relative)
def test_files_that_pages_name_exist(page: Path) -> None:
    named = re.findall(
        r"(?:^|(?<=[\s`(]))((?:corpus|indexer|service|eval|tests|docs|tools|benchmarks)/[\w/.-]*\w)", _read(page)
    )
    made = ("eval/runs",)  # by `make eval`
    assert not [name for name in named if not name.startswith(made) and not (ROOT / name).exists()]


@pytest.mark.parametrize("room", ROOMS)
def test_the_walk_through_the_rooms_passes_every_file(room: str) -> None:
    walk = _read("ARCHITECTURE.md")
    modules = [
        path for path in (ROOT / room).rglob("*.py") if path.name != "__init__.py" and "provision" not in path.parts
    ]
    assert not [_relative(path) for path in modules if f"`{_relative(path)}`" not in walk]


def test_every_address_is_documented_and_no_other() -> None:
    routers = (
        api, stream_api, health, originals_api, positions_api, compilations_api, reviews_api, embed_api, feedback_api,
        assets,
    )  # fmt: skip
    served = {route.path for router in routers for route in router.routes if isinstance(route, APIRoute)}
    text = _FENCED.sub(lambda match: match.group(2), DOCUMENTED)
    named = {
        found.rstrip("/") or "/"
        for found in re.findall(r"(?:8000|GET |POST |PATCH |`)(/(?:v1|health|metrics|embed|widget)[\w/{}.-]*)", text)
    }
    assert named <= served
    assert served - {"/widget.js", "/widget/{name}"} - {"/v1/organisations"} <= named
    assert "organisations" in text


@pytest.mark.parametrize("model", [Manifest, DocumentEntry])
def test_every_field_of_a_manifest_is_explained(model: Any) -> None:
    rows = " ".join(re.findall(r"(?m)^\| (`[^|]+) \|", _read("README.md")))
    assert not [name for name in model.model_fields if f"`{name}`" not in rows and name != "documents"]


def test_the_manifest_shown_can_be_used() -> None:
    shown = [json.loads(body) for language, body in _FENCED.findall(_read("README.md")) if language == "json"]
    manifests = [found for found in shown if "documents" in found]
    assert manifests
    for found in manifests:
        Manifest.model_validate(found)


@pytest.mark.parametrize("word", [*Stance, *Status, *Kind, *Speaker, *Basis])
def test_the_glossary_has_the_words_of_the_contract(word: str) -> None:
    assert f"`{word}`" in _read("docs/glossary.md")


@pytest.fixture(scope="module")
def shipped() -> dict[str, str]:
    reading = read_folder(belagg.SHIPPED, Register(load_organisations()))
    return {document.id: document.text for document in reading.documents}


def test_the_answer_shown_as_json_cites_the_places_it_names(shipped: dict[str, str]) -> None:
    shown = [json.loads(body) for language, body in _FENCED.findall(_read("README.md")) if language == "json"]
    citations = [citation for found in shown for citation in found.get("citations", ())]
    assert citations
    for found in citations:
        assert found.keys() <= Citation.model_fields.keys()
        assert shipped[found["document_id"]][found["start"] : found["end"]] == found["quote"]


def test_the_readme_quotes_only_what_the_documents_say(shipped: dict[str, str]) -> None:
    said = " ".join(" ".join(text.split()) for text in shipped.values())
    blocks = " ".join(body for language, body in _FENCED.findall(_read("README.md")) if language in ("text", "json"))
    quotes = [" ".join(quote.split()) for quote in _QUOTED.findall(blocks)]
    assert quotes
    assert not [quote for quote in quotes if quote not in said]
