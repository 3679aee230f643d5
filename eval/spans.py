"""Where gold quotes stand in the canonical texts, and what overlaps them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Span
from eval.types import Citation, Gold, Place, Question
from eval.words import normalise

SHORTEST_SHARED = 40  # characters two quotes must share when no text is at hand to place them


def locate(text: str, quote: str) -> tuple[Span, ...]:
    """Return every place in `text` where `quote` stands, white space and `*` disregarded, in order."""
    folded, origin = _squeezed(text)
    wanted, _ = _squeezed(quote)
    places: list[Span] = []
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        places.append(Span(origin[at], origin[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + 1)
    return tuple(places)


@dataclass(frozen=True, slots=True)
class GoldPlaces:
    """The places of every gold group of one question; `quotes` serve where no text is at hand."""

    groups: tuple[tuple[Place, ...], ...]
    quotes: tuple[tuple[Gold, ...], ...]

    def hit_by(self, place: Place) -> frozenset[int]:
        """Return the groups that `place` overlaps by at least one character."""
        return frozenset(n for n, group in enumerate(self.groups) if any(overlaps(place, gold) for gold in group))

    def cited_by(self, citation: Citation) -> frozenset[int]:
        """Return the groups a citation shows: by its place, or by shared words where no text is at hand."""
        by_words = {
            number
            for number, (places, group) in enumerate(zip(self.groups, self.quotes, strict=True))
            if not places and any(_shares_words(gold, citation) for gold in group)
        }
        return self.hit_by(citation.place) | by_words


def places_of(question: Question, texts: Mapping[str, str]) -> GoldPlaces:
    """Place the gold quotes of `question` in the texts, by document id."""
    groups = tuple(
        tuple(
            Place(gold.document_id, span.start, span.end)
            for gold in group
            for span in locate(texts.get(gold.document_id, ""), gold.quote)
        )
        for group in question.gold
    )
    return GoldPlaces(groups, question.gold)


def overlaps(one: Place, other: Place) -> bool:
    """Say whether two places share at least one character."""
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def misplaced(questions: Sequence[Question], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return one line for every gold quote that does not stand in the text of its document."""
    return tuple(
        f"{question.id}: {gold.document_id} does not hold {gold.quote!r}"
        for question in questions
        for group in question.gold
        for gold in group
        if gold.document_id in texts and not locate(texts[gold.document_id], gold.quote)
    )


def _squeezed(text: str) -> tuple[str, list[int]]:
    kept = [(char, at) for at, char in enumerate(text) if not char.isspace() and char not in "*\u00ad"]
    return "".join(char for char, _ in kept), [at for _, at in kept]


def _shares_words(gold: Gold, citation: Citation) -> bool:
    if gold.document_id != citation.place.document_id:
        return False
    one, other = sorted((normalise(gold.quote), normalise(citation.quote)), key=len)
    width = min(SHORTEST_SHARED, len(one))
    return width > 0 and any(one[at : at + width] in other for at in range(len(one) - width + 1))
