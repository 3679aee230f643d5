"""What the embedder is fitted on, as groups of questions and the texts that answer them.

Public retrieval sets and public passages are measuring data, given by folder; the questions written for this product
(eval/gold/retrieval) and the invented letters (eval/gold/stances/letters) are part of it.
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from corpus.types import Document
from indexer import tokens
from indexer.passages import embedded_text, passages
from indexer.speakers import sentences

GOLD = Path(__file__).parents[1] / "eval" / "gold"
WRITTEN = GOLD / "retrieval" / "questions.jsonl"
ON_LETTERS = GOLD / "retrieval" / "letters.jsonl"
NEAR_MISSES = GOLD / "retrieval" / "near_misses.jsonl"
LETTERS = GOLD / "stances" / "letters"
LANGUAGES = ("sv", "en")
HELD_SETS = ("swefaq_sv", "zaragoza_en_to_sv")  # whole sets; of the others a quarter of the passages
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and which of its group's texts answers it: of the wholes, and of the parts if one is known."""

    language: str
    text: str
    whole: int
    part: int | None = None


@dataclass(slots=True)
class Group:
    """Texts that belong together: a passage, or a letter with its passages (`wholes`) and sentences (`parts`).

    `near` are questions at home here that no text answers; `twins` pairs of a question that a part answers and one as
    like it as can be that none does. `held` groups are only measured on.
    """

    set: str
    id: str
    held: bool
    wholes: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    near: list[tuple[str, str]] = field(default_factory=list)
    twins: list[tuple[Asked, str]] = field(default_factory=list)


def groups(bench: Path, scale: Path) -> list[Group]:
    """Return all groups, those of letters last."""
    found = [g for folder in sorted(bench.iterdir()) if (folder / "queries.jsonl").is_file() for g in _of_set(folder)]
    return [*found, *written(scale), *letters()]


def held_out(name: str) -> bool:
    """Return whether a passage or letter is never learnt from."""
    return zlib.crc32(name.encode()) % 4 == 1


def _of_set(folder: Path) -> Iterator[Group]:
    texts = {row["id"]: row["text"] for row in _lines(folder / "corpus.jsonl")}
    found: dict[str, Group] = {}
    for row in _lines(folder / "queries.jsonl"):
        if not row.get("answerable", True) or not row.get("gold"):
            continue
        gold = row["gold"][0]
        held = folder.name in HELD_SETS or held_out(gold)
        group = found.setdefault(gold, Group(folder.name, folder.name + gold, held, [texts[gold]]))
        forms = [(row.get("lang", "sv"), row["text"]), ("sv", row.get("text_sv")), ("en", row.get("title_en"))]
        group.asked += [Asked(language, text, 0) for language, text in forms if text]
    yield from found.values()


def written(scale: Path) -> Iterator[Group]:
    """Yield a group for each public passage that questions were written about."""
    rows = list(_lines(WRITTEN))
    texts = _passages(scale, {row["passage"] for row in rows})
    for row in rows:
        text = texts[row["passage"]]
        parts = [s.strip() for s in _SENTENCE.split(text) if s.strip()]
        group = Group("written", row["passage"], held_out(row["passage"]), [text], parts)
        for item in row["answered"]:
            quote = text[slice(*item["span"])] if item.get("span") else ""
            part = next((i for i, s in enumerate(parts) if quote and (quote in s or s in quote)), None)
            group.asked += [Asked(language, item[language], 0, part) for language in LANGUAGES]
        group.near = [(language, row["near"][language]) for language in LANGUAGES if row.get("near")]
        yield group


def letters() -> Iterator[Group]:
    """Yield a group for each letter asked about: its passages and sentences as the index embeds them."""
    reading = read_folder(LETTERS, Register(load_organisations()))
    by_file = {document.source_file: document for document in reading.documents}
    misses = {row["letter"]: row["pairs"] for row in _lines(NEAR_MISSES)}
    for row in _lines(ON_LETTERS):
        document = by_file[row["letter"]]
        group = Group("letters", row["letter"], held_out(row["letter"]))
        spans = _cut(document, reading.register, group)
        for item in row["answered"]:
            group.asked += _asked(document, item, spans)
        for pair in misses[row["letter"]]:
            answered = _asked(document, pair["twin"], spans)
            group.twins += [(asked, pair["near"][asked.language]) for asked in answered]
        group.near = [(language, near[language]) for near in row["near"] for language in LANGUAGES]
        yield group


def _asked(document: Document, item: dict[str, str], spans: Sequence[tuple[int, int, int, int]]) -> list[Asked]:
    """Return a question about a letter in both languages; none where what answers it stands in no sentence."""
    place = _place(document.text, item["quote"])
    found = next(((w, p) for start, end, w, p in spans if place is not None and start <= place < end), None)
    return [Asked(language, item[language], *found) for language in LANGUAGES] if found else []


def _cut(document: Document, register: Register, group: Group) -> list[tuple[int, int, int, int]]:
    """Fill the group's texts; return (start, end, whole, part) of each sentence."""
    spoken = sentences(document, register.get(document.organisation_id))
    spans = []
    for whole, passage in enumerate(passages(document, spoken, count=tokens.count, fits=lambda _: True)):
        group.wholes.append(embedded_text(document, passage.section_path, passage.text))
        for sentence in passage.sentences:
            text = document.text[sentence.start : sentence.end]
            spans.append((sentence.start, sentence.end, whole, len(group.parts)))
            group.parts.append(embedded_text(document, passage.section_path, text))
    return spans


def _place(text: str, quote: str) -> int | None:
    """Return where the middle of a quote stands; canonical text may break lines otherwise than the file."""
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return (found.start() + found.end()) // 2 if found else None


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())


def _passages(scale: Path, wanted: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted(scale.glob("*.jsonl.gz")):
        name = file.name.removesuffix(".jsonl.gz")
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = ((f"{name}/{row['id']}", row["text"]) for row in map(json.loads, lines))
            found |= {id_: text for id_, text in rows if id_ in wanted}
    return found


def in_sets(found: Sequence[Group]) -> dict[str, list[Group]]:
    """Return the groups by their set."""
    sets: dict[str, list[Group]] = {}
    for group in found:
        sets.setdefault(group.set, []).append(group)
    return sets
