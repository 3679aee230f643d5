"""Single sentences of the draft paragraph: formulas filled in with names, verbs, hedges and quotes. Pure."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from string import Formatter
from typing import TypeVar

from indexer.types import Basis, Stance
from service import phrases
from service.compilation.contract import DraftSentence, Entry, Piece, PieceKind, Who
from service.compilation.draft_words import FORMULAS, MATTERS, MENTIONS, PREPOSITIONS, RESERVED, RESIDUAL
from service.compilation.words import in_quotes, listed, verb

_STOPS = frozenset(".!?…:")
SAMPLE = 3  # so many are named where many are counted


_Who = TypeVar("_Who", bound=Who)
_Any = TypeVar("_Any")
Value = str | int | Sequence[Piece]


class Writer:
    """Writes the sentences of one paragraph; names an organisation in full once, then by its abbreviation."""

    def __init__(self, language: str, of: int) -> None:
        """Begin a paragraph in a language, about a consultation with `of` respondents."""
        self.language = language
        self.of = of
        self._introduced: set[str] = set()

    def say(
        self, formula: str, citations: Iterable[int], who: Sequence[Who] = (), quote: str = "", /, **values: Value
    ) -> DraftSentence:
        """Return a formula as a sentence: `{who}` becomes names, `{quote}` verbatim words in quotation marks."""
        pieces: list[Piece] = []
        for literal, field, _, _ in Formatter().parse(FORMULAS[self.language][formula]):
            pieces.append(Piece(text=literal))
            if field == "who":
                pieces += self._names(who)
            elif field == "quote":
                pieces.append(Piece(text=in_quotes(quote, self.language), kind=PieceKind.QUOTE))
            elif field is not None:
                value = values[field]
                pieces += [Piece(text=str(value))] if isinstance(value, str | int) else value
        return DraftSentence(pieces=_finished(pieces), citations=tuple(dict.fromkeys(citations)))

    def state(self, entries: Sequence[Entry], stance: Stance | None) -> DraftSentence:
        """Return who holds a stance, all by name; hedges of the first entry hold for all of them."""
        heads = first_of_each(entries)
        words = self.verb(entries[0], stance, many=len(heads) > 1)
        return self.say(
            "simple", numbers(entries), heads, verb=words, matter=self.matter(stance, words, entries[0]),
            hedge=self.hedge(entries[0]),
        )  # fmt: skip

    def quote(self, entry: Entry, stance: Stance) -> DraftSentence:
        """Return what one organisation holds, with its own words."""
        words = self.verb(entry, stance)
        hedge = phrases.hedge(entry.qualifier, self.language)
        if stance is Stance.SUPPORT_WITH_RESERVATIONS:
            hedge += f"{',' if hedge else ''} {RESERVED[self.language]}"
        matter = self.matter(stance, words, entry)
        return self.say("quoting", [entry.number], [entry], entry.quote, verb=words, matter=matter, hedge=hedge)

    def count(self, entries: Sequence[Entry], stance: Stance | None) -> DraftSentence:
        """Return how many hold a stance, naming a few."""
        verbs = dict.fromkeys(self.verb(e, stance, many=True) for e in entries)
        words = FORMULAS[self.language]["or"].join(verbs)
        matter = self.matter(stance, words, entries[0])
        if stance is Stance.SUPPORT_WITH_RESERVATIONS:
            matter += f" {RESERVED[self.language]}"
        return self.counted(entries, verb=words, matter=matter)

    def favour(self, support: Sequence[Entry], content: Sequence[Entry]) -> DraftSentence:
        """Return how many support or have no objection, and how many of each."""
        words = FORMULAS[self.language]["or"].join(
            dict.fromkeys(self.verb(e, Stance.SUPPORT, many=True) for e in support)
        )
        parts = {"a": len(first_of_each(support)), "b": len(first_of_each(content))}
        return self.counted([*support, *content], "_both", verb=words, **parts)

    def counted(
        self, entries: Sequence[Entry], suffix: str = "", formula: str = "", /, **values: Value
    ) -> DraftSentence:
        """Return a formula that counts: all, a majority or several, never without numerator and denominator."""
        heads = first_of_each(entries)
        n = len(heads)
        size = "all" if n == self.of else "majority" if 2 * n > self.of else "several"
        chosen = formula or size + suffix
        return self.say(chosen, numbers(entries), heads[:SAMPLE], n=n, of=self.of, **values)

    def verb(self, entry: Entry, stance: Stance | None, *, many: bool = False) -> str:
        """Return the verb for an entry, no stronger than its own words."""
        if stance is None:
            return MENTIONS[self.language][many]
        return verb(stance, entry.quote, self.language, many=many)

    def matter(self, stance: Stance | None, words: str, entry: Entry) -> str:
        """Return what follows the verb, in the number that fits a stance on all that is not named."""
        matter = PREPOSITIONS.get(words) or MATTERS[self.language][stance]
        return matter.replace(*RESIDUAL[self.language]) if entry.basis is Basis.RESIDUAL else matter

    def hedge(self, entry: Entry) -> Sequence[Piece]:
        """Return the hedge of a stance given without its words: a short one as it is, another as a quote."""
        if entry.qualifier is None:
            return ()
        short = phrases.hedge(entry.qualifier, self.language)
        if short:
            return (Piece(text=short),)
        lead = FORMULAS[self.language]["wording"]
        return (Piece(text=lead), Piece(text=in_quotes(entry.qualifier, self.language), kind=PieceKind.QUOTE))

    def _names(self, who: Sequence[Who]) -> Iterable[Piece]:
        """Yield the names with the words between them: `A, B och C`."""
        names = [self._name(organisation) for organisation in who]
        between = listed(["\0"] * len(names), self.language).split("\0")
        for name, gap in zip(names, between[1:], strict=True):
            yield Piece(text=name, kind=PieceKind.NAME)
            yield Piece(text=gap)

    def _name(self, organisation: Who) -> str:
        full, short = organisation.organisation, organisation.organisation_short
        if full == short:
            return full
        if organisation.organisation_id in self._introduced:
            return short
        self._introduced.add(organisation.organisation_id)
        return f"{full} ({short})"


def first_of_each(entries: Sequence[_Who]) -> list[_Who]:
    """Return the first entry of each organisation, in order."""
    found: dict[str, _Who] = {}
    for entry in entries:
        found.setdefault(entry.organisation_id, entry)
    return list(found.values())


def numbers(entries: Iterable[Entry]) -> list[int]:
    """Return the numbers by which entries are cited."""
    return [entry.number for entry in entries]


def alike(entries: Iterable[_Any], key: Callable[[_Any], Hashable]) -> list[list[_Any]]:
    """Return the entries in groups of the same key, in order of first appearance."""
    found: dict[Hashable, list[_Any]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return list(found.values())


def _finished(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces that hold words, with a full stop after a closing quote that brings none."""
    found = [piece for piece in pieces if piece.text]
    last = found[-1]
    if last.kind is PieceKind.QUOTE and last.text[-2:-1] not in _STOPS:
        found.append(Piece(text="."))
    return tuple(found)
