"""Single sentences of the draft paragraph: formulas filled in with names, verbs, hedges and quotes. Pure."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import TypeVar

from indexer.types import Basis, Stance
from service import phrases
from service.compilation.contract import DraftSentence, Entry, Piece, PieceKind, Who
from service.compilation.draft_words import FORMULAS, MATTERS, MENTIONS, PREPOSITIONS, RESERVED, RESIDUAL
from service.compilation.words import in_quotes, is_exact, listed, verb

_STOPS = frozenset(".!?…:")
SAMPLE = 3  # so many are named where many are counted


_Any = TypeVar("_Any")
Value = str | int | Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one organisation stands: the entry that says it best, all of that stance, and every number to cite."""

    lead: Entry
    entries: tuple[Entry, ...]
    numbers: tuple[int, ...]


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
        found = _finished(pieces)
        text = "".join(piece.text for piece in found)
        return DraftSentence(text=text, pieces=found, citations=tuple(dict.fromkeys(citations)))

    def state(self, stands: Sequence[Stand], stance: Stance | None) -> DraftSentence:
        """Return who holds a stance, all by name; the hedge of the first holds for all of them."""
        first = stands[0].lead
        words = self.verb(first, stance, many=len(stands) > 1)
        return self.say(
            "simple", numbers(stands), [s.lead for s in stands], verb=words, matter=self.matter(stance, words, first),
            hedge=self.hedge(first),
        )  # fmt: skip

    def quote(self, stand: Stand, entry: Entry, stance: Stance, *, counted: bool) -> DraftSentence:
        """Return what one organisation holds, with words of its own; `counted` ones have been said to hold it."""
        others = {e.number for e in stand.entries if e is not entry}  # each quoted in a sentence of its own
        cited = [n for n in stand.numbers if n not in others] if entry is stand.lead else [entry.number]
        if counted:
            return self.say("writes", stand.numbers, [entry], entry.quote)
        words = self.verb(entry, stance)
        hedge = phrases.hedge(entry.qualifier, self.language)
        if stance is Stance.SUPPORT_WITH_RESERVATIONS:
            hedge += f"{',' if hedge else ''} {RESERVED[self.language]}"
        matter = self.matter(stance, words, entry)
        return self.say("quoting", cited, [entry], entry.quote, verb=words, matter=matter, hedge=hedge)

    def count(self, stands: Sequence[Stand], stance: Stance | None) -> DraftSentence:
        """Return how many hold a stance, naming a few."""
        words = self._verbs(stands, stance)
        matter = self.matter(stance, words, stands[0].lead)
        if stance is Stance.SUPPORT_WITH_RESERVATIONS:
            matter += f" {RESERVED[self.language]}"
        hedge = self.hedge(stands[0].lead) if stance in (Stance.SUPPORT, Stance.NO_OBJECTION) else ()
        return self.counted(stands, verb=words, matter=(Piece(text=matter), *hedge))

    def favour(self, support: Sequence[Stand], content: Sequence[Stand]) -> DraftSentence:
        """Return how many support or have no objection, and how many of each."""
        words = self._verbs(support, Stance.SUPPORT)
        return self.counted([*support, *content], "_both", verb=words, a=len(support), b=len(content))

    def counted(
        self, stands: Sequence[Stand], suffix: str = "", formula: str = "", /, **values: Value
    ) -> DraftSentence:
        """Return a formula that counts: all, a majority or several, never without numerator and denominator."""
        n = len(stands)
        size = "all" if n == self.of else "majority" if 2 * n > self.of else "several"
        named = [s.lead for s in stands[:SAMPLE]]
        return self.say(formula or size + suffix, numbers(stands), named, n=n, of=self.of, **values)

    def _verbs(self, stands: Sequence[Stand], stance: Stance | None) -> str:
        verbs = dict.fromkeys(self.verb(s.lead, stance, many=True) for s in stands)
        return FORMULAS[self.language]["or"].join(verbs)

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


def standing(same: Sequence[Entry], weaker: Sequence[Entry] = ()) -> Stand:
    """Return where one organisation stands, given its entries of one stance and those that stance outranks.

    What is said of this very proposal leads, then what is hedged, then what has the formal verb.
    """

    def rank(entry: Entry) -> tuple[bool, bool, bool]:
        formal = entry.stance is not None and is_exact(entry.stance, entry.quote)
        return entry.basis is not Basis.STATED, entry.qualifier is None, not formal

    ordered = tuple(sorted(same, key=rank))
    return Stand(ordered[0], ordered, tuple(e.number for e in (*ordered, *weaker)))


def numbers(stands: Iterable[Stand]) -> list[int]:
    """Return the numbers by which what organisations say is cited."""
    return [number for stand in stands for number in stand.numbers]


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
