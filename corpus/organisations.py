"""Organisations with names valid in time, and finding them in text as whole words."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from corpus.types import Name, Organisation

_WORD = re.compile(r"[^\W_]+")
_YEARS = re.compile(r"\[(\d{4})?-(\d{4})?\]$")
_FOLDED = tuple(zip("åäöéüàáø", "aaoeuaao", strict=True))
_ENGLISH = re.compile(
    r"\b(?:the|of|and|for|Swedish|Sweden|Agency|Authority|Board|Council|Offices?|National|Administration|Administrative"
    r"|Analysis|Court|University|Union|Federation|Association|Confederation|County|Parliament(?:ary)?|Inspectorate"
    r"|Institute|Academy|College|Municipality|Church|Centre|Committee|Ministry|Society|Equality)\b",
    re.IGNORECASE,
)
_Entry = tuple[tuple[str, ...], bool, str, Name]


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation named in a text at `[start:end]` (a genitive ending is outside), by the name `name`."""

    start: int
    end: int
    organisation_id: str
    name: Name


def slug(text: str) -> str:
    """Return a readable id: lower case, å ä ö folded, words joined by hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", folded(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def is_abbreviation(text: str) -> bool:
    """Return whether a name must be matched with its capitals as they are (`SKL`, `IVO`, `Saco`, `SoS`)."""
    return " " not in text and len(text) <= 6 and sum(c.isupper() for c in text) >= min(2, len(text))


def is_english(name: str) -> bool:
    """Return whether a name of the register is what English calls a body (`Swedish Tax Agency`)."""
    return _ENGLISH.search(name) is not None


def _name(raw: str) -> Name:
    years = _YEARS.search(raw)
    text = raw[: years.start()] if years else raw
    since, until = years.groups() if years else (None, None)
    return Name(text, is_abbreviation(text), int(since) if since else None, int(until) if until else None)


def load_organisations() -> tuple[Organisation, ...]:
    """Return the shipped register, in file order."""
    table = resources.files("corpus.resources").joinpath("organisations.csv").read_text(encoding="utf-8")
    return tuple(
        Organisation(
            row["id"],
            (names := tuple(_name(raw) for raw in row["names"].split("|")))[0].text,
            names,
            row["type"],
            row["parent"] or None,
        )
        for row in csv.DictReader(table.splitlines())
    )


def _variants(organisation: Organisation, name: Name) -> Iterable[tuple[str, bool]]:
    """Yield spellings of a name to look for, and whether the spelling must keep its capitals."""
    strict = name.abbreviation or " " not in name.text
    yield name.text, strict
    if name.text.startswith("Kungl. "):
        yield name.text.replace("Kungl. ", "Kungliga ", 1), False
    if organisation.type == "kommun" and name.text.endswith(("s kommun", "s stad")):
        yield re.sub(r"s (kommun|stad)$", r" \1", name.text), False
    for english in _english(organisation, name.text):
        yield english, False


def spellings(organisation: Organisation) -> Iterable[str]:
    """Yield every spelling by which an organisation is found."""
    return (spelling for name in organisation.names for spelling, _ in _variants(organisation, name))


def _english(organisation: Organisation, name: str) -> Iterable[str]:
    """Yield what English calls bodies that are named after a place."""
    if organisation.type == "kommun" and " " not in name:
        yield from (f"{name} municipality", f"{name} Municipal Council", f"City of {name}", f"municipality of {name}")
    if organisation.type == "lärosäte" and (match := re.fullmatch(r"(\w+?)s? universitet", name)):
        yield f"{match.group(1)} University"
        yield f"University of {match.group(1)}"
    if organisation.type == "länsstyrelse" and (
        match := re.search(r"(?:Länsstyrelsen (?:i )?)([\wåäöÅÄÖ ]+?)s? län$", name)
    ):
        yield f"County Administrative Board of {match.group(1)}"
        yield f"{match.group(1)} County Administrative Board"
    if name.startswith("Swedish "):
        yield name.removeprefix("Swedish ")


# one register is one object: what is kept for it is found by that, for hashing hundreds of names takes milliseconds
@dataclass(frozen=True, eq=False)
class Register:
    """All known organisations, and the finder built over their names."""

    organisations: tuple[Organisation, ...]

    def __getitem__(self, organisation_id: str) -> Organisation:
        return self._by_id[organisation_id]

    def get(self, organisation_id: str | None) -> Organisation | None:
        """Return the organisation with this id, or None."""
        return self._by_id.get(organisation_id) if organisation_id else None

    def adding(self, extra: Iterable[Organisation]) -> "Register":
        """Return a register that also knows `extra`; an id already known is left as it is."""
        new = {o.id: o for o in extra if o.id not in self._by_id}
        if not new:
            return self
        larger = Register((*self.organisations, *new.values()))
        larger.__dict__["_by_id"] = self._by_id | new  # copied, not made again: a folder may add thousands, one by one
        larger.__dict__["_index"] = _indexed(new.values(), dict(self._index))
        return larger

    def without(self, names: Iterable[tuple[str, str]]) -> "Register":
        """Return a register that does not find these bodies by these names, given as (id, name)."""
        fewer, index, passed = Register(self.organisations), dict(self._index), set(names)
        for key in {key for id_, name in passed for key in self._keys(id_, name)}:
            index[key] = tuple(entry for entry in index.get(key, ()) if (entry[2], entry[3].text) not in passed)
        fewer.__dict__.update(_by_id=self._by_id, _index=index)
        return fewer

    def _keys(self, organisation_id: str, name: str) -> Iterator[str]:
        """Yield where the spellings of a name stand in the index that begin as it does."""
        known = self._by_id.get(organisation_id)
        for one in known.names if known is not None else ():
            if known is not None and one.text == name:
                keys = (_key(words) for spelling, _ in _variants(known, one) if (words := _WORD.findall(spelling)))
                first = folded(_WORD.findall(name)[0])
                yield from (key for key in keys if key.split(" ")[0] == first)

    @cached_property
    def _by_id(self) -> dict[str, Organisation]:
        return {o.id: o for o in self.organisations}

    @cached_property
    def _index(self) -> dict[str, tuple[_Entry, ...]]:
        """First two words (folded, lower case) -> (words, keep capitals, organisation id, name).

        Two, since thousands of names begin with one word (`Föreningen`).
        """
        return _indexed(self.organisations, {})

    def find(self, text: str, *, lenient: bool = False) -> list[Mention]:
        """Return the organisations named in `text`, in order, longest name first, not overlapping.

        Whole words only. Abbreviations and one-word names keep their capitals (`JO` is not in `Johansson`);
        longer names are matched in any case. A genitive (`SKL:s`, `Luleå kommuns`) is understood. A bare
        municipality (`Lund`, `Mark`) is found only when `lenient`, which is for questions, where å ä ö may be
        missing and one-word names may be in lower case. One name may belong to several organisations: all are given.
        """
        words = list(_WORD.finditer(text))
        plain = [folded(word.group()) for word in words]
        found: list[Mention] = []
        i = 0
        while i < len(words):
            candidates = self._candidates(*plain[i : i + 2])
            matches = self._matches(candidates, words, i, lenient) if candidates else ()
            found += (
                Mention(words[i].start(), words[i + n - 1].start() + length, o, name) for n, length, o, name in matches
            )
            i += matches[0][0] if matches else 1
        return found

    def _matches(
        self, candidates: Iterable[_Entry], words: list[re.Match[str]], i: int, lenient: bool
    ) -> list[tuple[int, int, str, Name]]:
        """Return the longest matches at word `i` as (words taken, length of the last word, organisation, name)."""
        best: list[tuple[int, int, str, Name]] = []
        for names, strict, organisation_id, name in candidates:
            n = len(names)
            if i + n > len(words) or (best and n < best[0][0]):
                continue
            if self._bare(organisation_id, names) and not lenient:
                continue
            length = _match([w.group() for w in words[i : i + n]], names, strict, lenient)
            if length:
                best = [b for b in best if b[0] == n and b[2] != organisation_id]
                best.append((n, length, organisation_id, name))
        return best

    def _candidates(self, first: str, second: str = "") -> tuple[_Entry, ...]:
        """Return the names that may begin with these words, the last of which may be a genitive."""
        pair, of = f"{first} {second}", self._index.get
        own = (*of(pair, ()), *of(first, ()))
        return (*own, *of(pair[:-1], ()), *of(first[:-1], ())) if "s" in (pair[-1], first[-1:]) else own

    def _bare(self, organisation_id: str, names: tuple[str, ...]) -> bool:
        organisation = self._by_id[organisation_id]
        return organisation.type == "kommun" and names[-1].lower() not in ("kommun", "stad")


def _indexed(
    organisations: Iterable[Organisation], index: dict[str, tuple[_Entry, ...]]
) -> dict[str, tuple[_Entry, ...]]:
    """Add the names of organisations to an index and return it."""
    for organisation in organisations:
        for name in organisation.names:
            if "(" in name.text:
                continue  # `Riksdagens ombudsmän (JO)`: both names are found by themselves, as the text writes them
            for spelling, strict in _variants(organisation, name):
                words = tuple(_WORD.findall(spelling))
                if words:
                    index[_key(words)] = (*index.get(_key(words), ()), (words, strict, organisation.id, name))
    return index


def _key(words: Sequence[str]) -> str:
    return " ".join(map(folded, words[:2]))


def folded(word: str) -> str:
    """Return a word as names are compared at their most lenient: in lower case, without dots and accents."""
    lower = word.lower()
    for letter, plain in () if lower.isascii() else _FOLDED:
        lower = lower.replace(letter, plain)  # on long texts many times faster than str.translate
    return lower


def _match(words: list[str], names: tuple[str, ...], strict: bool, lenient: bool) -> int:
    """Return the length of the part of the last word that the name covers, or 0."""
    for word, name in zip(words[:-1], names[:-1], strict=True):
        if not _same(word, name, strict, lenient):
            return 0
    last, name = words[-1], names[-1]
    if _same(last, name, strict, lenient):
        return len(last)
    if last[-1:] in "sS" and not name.endswith("s") and _same(last[:-1], name, strict, lenient):
        return len(last) - 1
    return 0


def _same(word: str, name: str, strict: bool, lenient: bool) -> bool:
    if word == name or (not strict and word.lower() == name.lower()):
        return True
    # a typed question: "lulea kommun", "skl"; two letters in lower case stay a word ("vi", "fi", "lo")
    return lenient and len(word) > 2 and folded(word) == folded(name)
