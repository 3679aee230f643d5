"""How well stances are read: short extracts of responses with the stance a careful reader finds, or why there is none.

Each extract is read as a response of its own, by the same readers and rules as any document, so that what is measured
is what an index would hold. Look-alikes carry no stance: they retell, concern a meeting, or use the words otherwise.
"""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from corpus.load import Reading, read_folder
from corpus.marked_text import marked_blocks
from corpus.organisations import Register, load_organisations
from corpus.structure import parse
from corpus.text import clean
from corpus.types import Document, Kind
from eval.metrics import f1, mean, share
from indexer.clauses import StanceReader
from indexer.found import Found
from indexer.positions import find_positions
from indexer.speakers import sentences
from indexer.types import Stance

SHIPPED = Path(__file__).with_name("gold") / "stances"
NONE = "(none)"
FIELDS = ("id", "respondent", "respondent_kind", "heading", "text", "quote", "stances", "look")


@dataclass(frozen=True, slots=True)
class Extract:
    """A few sentences of a response; `stances` are accepted for `quote`, the likeliest first, () for a look-alike."""

    id: str
    respondent: str
    respondent_kind: str
    heading: str | None
    text: str
    quote: str
    stances: tuple[str, ...]
    look: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read of one extract: the stance of the quote, or NONE; the qualifier; words read beside the quote."""

    extract: Extract
    stance: str
    qualifier: str | None

    @property
    def truth(self) -> str:
        """The stance counted as true: the one given when it is accepted, else the likeliest."""
        if not self.extract.stances:
            return NONE
        return self.stance if self.stance in self.extract.stances else self.extract.stances[0]


def load_extracts(file: Path) -> tuple[Extract, ...]:
    """Read a gold file of extracts. Raises EvalError with the line when one cannot be used."""
    found: list[Extract] = []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise EvalError(f"cannot read {file} ({why}): give dev, test or a .jsonl file of extracts") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"{file} is not UTF-8: give a .jsonl file of extracts") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            extract = Extract(**{name: row[name] for name in FIELDS} | {"stances": tuple(row["stances"])})
            _check(extract, f"{file.name}, line {number}")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise EvalError(f"{file.name}, line {number}: {error}") from error
        found.append(extract)
    if not found:
        raise EvalError(f"{file} holds no extract")
    return tuple(found)


def _check(extract: Extract, where: str) -> None:
    if extract.quote not in extract.text:
        raise EvalError(f"{where}: the quote does not stand in the text")
    if bool(extract.stances) == bool(extract.look):
        raise EvalError(f"{where}: give either stances or what it looks like")
    if not set(extract.stances) <= {s.value for s in Stance}:
        raise EvalError(f"{where}: a stance is one of {', '.join(s.value for s in Stance)}")


def read_extracts(extracts: Sequence[Extract], reader: StanceReader | None = None) -> tuple[Taken, ...]:
    """Read every extract as a response and return what was found, in the same order.

    Without `reader` the rules read alone.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for i, extract in enumerate(extracts):
            head = f"## {extract.heading}\n\n" if extract.heading else ""
            (folder / f"{i:05}.md").write_text(head + extract.text, encoding="utf-8")
        entries = [
            {"file": f"{i:05}.md", "id": str(i), "kind": Kind.REMISSVAR, "organisation": e.respondent}
            for i, e in enumerate(extracts)
        ]
        (folder / "manifest.json").write_text(json.dumps({"documents": entries}), encoding="utf-8")
        reading = read_folder(folder, Register(load_organisations()))
    documents = {d.id: d for d in reading.documents}
    return tuple(_read(extract, documents[str(i)], reading, reader) for i, extract in enumerate(extracts))


def _read(extract: Extract, document: Document, reading: Reading, reader: StanceReader | None) -> Taken:
    spoken = sentences(document, reading.register.get(document.organisation_id))
    found = [f for f in find_positions(document, spoken, reading.register, reader) if not f.weak]
    start, end = _place(extract, document)
    inside = [f for f in found if _shared(f, start, end) >= min(20, (end - start) / 2)]
    best = min(inside, key=lambda f: (not _within(f, start, end), f.cue), default=None)  # what leads is the position
    if best is None:
        return Taken(extract, NONE, None)
    return Taken(extract, best.stance.value, best.qualifier)


def _place(extract: Extract, document: Document) -> tuple[int, int]:
    """Return where the quote stands in canonical text, whose reader has taken list marks and the like away."""
    words = [re.escape(word) for word in parse(marked_blocks(clean(extract.quote)))[0].text.split()]
    match = re.search(r"\s+".join(words), document.text)
    if match is None:
        raise EvalError(f"{extract.id}: the quote is not in the canonical text")
    return match.span()


def _shared(f: Found, start: int, end: int) -> int:
    return min(f.end, end) - max(f.start, start)


def _within(f: Found, start: int, end: int) -> bool:
    """Return whether the phrase itself stands in the quote: of two clauses of a sentence, the one asked about."""
    return start <= f.cue < end


def score(readings: Iterable[Taken]) -> dict[str, Any]:
    """Return precision, recall and F1 of each stance, the confusion matrix, and how look-alikes were taken."""
    readings = tuple(readings)
    pairs = [(r.truth, r.stance) for r in readings]
    classes = {s.value: _class(s.value, pairs) for s in Stance}
    given = [r for r in readings if r.stance != NONE]
    looks = Counter(r.extract.look for r in readings if r.extract.look)
    fooled = Counter(r.extract.look for r in given if r.extract.look)
    matrix: dict[str, dict[str, int]] = {}
    for (truth, found), count in sorted(Counter(pairs).items()):
        matrix.setdefault(truth, {})[found] = count
    return {
        "extracts": len(readings),
        "stances": sum(bool(r.extract.stances) for r in readings),
        "classes": classes,
        "macro_f1": mean([c["f1"] for c in classes.values() if c["n"]]),
        "accuracy": share(sum(truth == found for truth, found in pairs), len(pairs)),
        "attribution": share(sum(not r.extract.look for r in given), len(given)),
        "look_alikes": {
            look: {"n": n, "taken_for_a_stance": fooled[look]} for look, n in sorted(looks.items()) if look
        },
        "confusion": matrix,
    }


def _class(stance: str, pairs: Sequence[tuple[str, str]]) -> dict[str, float | int | None]:
    hit = sum(pair == (stance, stance) for pair in pairs)
    precision = share(hit, sum(found == stance for _, found in pairs))
    n = sum(truth == stance for truth, _ in pairs)
    recall = share(hit, n)
    return {"n": n, "precision": precision, "recall": recall, "f1": f1(precision or 0.0, recall)}


def rows(result: Mapping[str, Any]) -> list[list[str]]:
    """Return the table of classes as text, the macro average last."""
    lines = [
        [name, str(c["n"]), *("–" if c[m] is None else f"{c[m]:.2f}" for m in ("precision", "recall", "f1"))]
        for name, c in result["classes"].items()
    ]
    return [*lines, ["macro", str(result["stances"]), "", "", f"{result['macro_f1']:.2f}"]]
