"""A question as a conversation needs it: whom it names, the words of its own matter, where they stand. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property

from service import cues, leaning, phrases
from service.cues import FRAME_EN, FRAME_SV
from service.described_kinds import UNRESOLVED
from service.named import Names, places
from service.question import Query, parse

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:[-:’'][^\W_]+)*")
_LONGEST_CUE = 25
_LONGEST_MATTER = 200  # characters
_BEFORE = re.compile(
    r"(?:\b(?:en|ett|det|den|de|denna|detta|att|the|a|an|that|förslag(?:et|en)?|idén?|frågan|kravet?|principen|tanken|proposals?|idea"
    r"|question|requirement|om|till|på|för|mot|av|i|of|to|for|on|in|about|regarding|with)\s+)+$",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:om|kring|gällande|till|mot|about|on|regarding|of|against)\s+((?:\S+\s+){1,4})$", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"^(?:(?:de|den|det|dem|that|it)\s+)?"
    r"(?:om|till|på|för|mot|av|i|emot|kring|of|to|for|on|in|about|regarding|with|against)\s+",
    re.IGNORECASE,
)
# a noun of the frame that the words of the matter describe (`de värderingsstyrda organisationerna`)
_HEAD = re.compile(r" (?:organisationer(?:na)?|myndigheter(?:na)?|organi[sz]ations|authorities)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[”“][^”“]+”")  # a name as the answer gives it stays whole
_POSSESSED = re.compile(
    r"\s+(?:(?:rem|re)\w*svar|svar|yttrande|syn|inställning|ståndpunkt|ställningstagande|åsikt|skäl|argument|villkor"
    r"|synpunkter|kritik)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"^(?::?s|['’]s|['’])(?=\W|$)")


@dataclass(frozen=True, eq=False)
class Reading:
    """One question with what the rules find in it; `names` are those of the documents the caller may read."""

    text: str
    names: Names

    @cached_property
    def query(self) -> Query:
        """The question taken apart as any question is."""
        return parse(self.text, self.names)

    @cached_property
    def places(self) -> list[tuple[Span, list[str]]]:
        """Where organisations are named or described, in order, with the ids each may mean."""
        return places(self.text, self.names)

    @cached_property
    def own(self) -> list[Span]:
        """The words that say what the question is about: no name, no cue, no word of the question's frame."""
        hidden = [span for span, _ in self.places]
        hidden += [m.span() for pattern in leaning.MASKED for m in pattern.finditer(self.text) if _short(m)]
        if self.places or self.query.speaker is not None:
            hidden += [m.span() for p in (cues.INQUIRY, cues.GOVERNMENT) for m in p.finditer(self.text)]
            hidden += [m.span() for name in self.names.called for m in _called_by(name).finditer(self.text)]
        if self.query.ambiguous and (described := UNRESOLVED.search(self.text)):
            hidden.append(described.span())
        return [
            m.span()
            for m in _WORD.finditer(self.text)
            if re.sub(r"['’]s$", "", m.group().lower()) not in FRAME_SV | FRAME_EN
            and not any(a < m.end() and m.start() < b for a, b in hidden)
        ]

    @cached_property
    def about(self) -> Span | None:
        """Where the matter stands as a phrase, with its article; None when the question has none of its own."""
        section = (
            re.search(rf"(?<![\d.]){re.escape(self.query.section)}(?![\d.])", self.text) if self.query.section else None
        )
        spans = sorted([*self.own, *([section.span()] if section else [])])
        if not spans:
            return None
        start, end = self._longest(spans)
        floor = max((b for (_, b), _ in self.places if b <= start), default=0)
        if before := _GOVERNED.search(self.text[floor:start]) or _BEFORE.search(self.text[floor:start]):
            start = floor + before.start(before.lastindex or 0)
        while dropped := _PREPOSITION.match(self.text[start:end]):
            start += dropped.end()
        if head := _HEAD.match(self.text[end:]):
            end += head.end()
        for quoted in _QUOTED.finditer(self.text):
            if quoted.start() <= start and end < quoted.end():
                start, end = quoted.span()
        return (start, end) if end - start <= _LONGEST_MATTER else None

    def _longest(self, spans: list[Span]) -> Span:
        """Return from the first to the last word of the longest run that no name of those asked about breaks."""
        runs: list[list[Span]] = [[]]
        for span in spans:
            if runs[-1] and any(runs[-1][-1][1] <= a and b <= span[0] for a, b in self.query_spans):
                runs.append([])
            runs[-1].append(span)
        best = max(runs, key=len)
        return best[0][0], best[-1][1]

    @cached_property
    def matter(self) -> str | None:
        """The words of the matter, to be put into another question."""
        if self.about is None:
            return None
        words = self.text[slice(*self.about)]
        if self.query.section and words == self.query.section:
            return f"avsnitt {words}" if self.query.language == "sv" else f"section {words}"
        return words

    @cached_property
    def query_spans(self) -> list[Span]:
        """Where those asked about are named."""
        asked = {*self.query.asked, *self.query.ambiguous, *(i for i, _ in self.query.absent)}
        return [span for span, ids in self.places if asked & set(ids)]

    @cached_property
    def whom(self) -> tuple[str, ...]:
        """What those asked about are called, each once."""
        return tuple(dict.fromkeys(self.called(span, ids) for span, ids in self.places if span in self.query_spans))

    def called(self, span: Span, ids: list[str]) -> str:
        """Return a name as the question gives it where the register has it so, else as the document has it."""
        words = self.text[slice(*span)]
        known = {n.text for n in self.names.register[ids[0]].names}
        if words in known:
            return words
        for document in self.names.documents:
            if document.organisation_id == ids[0] and len(ids) == 1:
                return document.organisation_short or document.organisation or words
        return next((n for n in known if n.lower() == words.lower()), words)

    def renamed(self, name: str) -> str | None:
        """Return the question with the only one asked about exchanged for another, in the same case. None: not one."""
        if len(self.query_spans) != 1:
            return None
        (start, end), ids = next(p for p in self.places if p[0] == self.query_spans[0])
        owned = _OWNED.match(self.text[end:])
        inside = self.text[start:end] not in {n.text for i in ids for n in self.names.register[i].names} and self.text[
            start:end
        ].endswith(("s", "S"))
        possessed = self.text[start:end].endswith(("s", "S")) and _POSSESSED.match(self.text[end:])
        word = phrases.genitive(name, self.query.language) if owned or inside or possessed else name
        if self.text[:start].lower().endswith(" the ") and self.query.language == "en":
            start -= len("the ")
        return self.text[:start] + word + self.text[end + (owned.end() if owned else 0) :]

    def replaced(self, span: Span, words: str) -> str:
        """Return the question with other words in one place."""
        return self.text[: span[0]] + words + self.text[span[1] :]


def _called_by(name: str) -> re.Pattern[str]:
    """Return what finds a person's name: the whole of it, or its last words (`civilminister Ardalan Shekarabi`)."""
    *first, last = (re.escape(word) for word in name.split())
    before = "".join(rf"(?:{word}\s+)?" for word in first)
    return re.compile(rf"\b{before}{last}(?:s|['’]s)?\b", re.IGNORECASE)


def _short(match: re.Match[str]) -> bool:
    return match.end() - match.start() <= _LONGEST_CUE
