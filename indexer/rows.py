"""A row of a table as an answer: the cell that takes a stance in few words, and the one that names its matter. Pure."""

import re
from dataclasses import dataclass, replace

from indexer.stance import Cue, cue
from indexer.types import Stance

_CELL = re.compile(r"[^|]+")
_NUMBER = re.compile(r"(?:(?:avsnitt|kap(?:itel|\.)?)\s*)?[\d.,–\s-]*", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:(?:avsnitt|kap(?:itel|\.)?)\s*)?\d[\d.]*\.?\s+(?=[^\W\d])", re.IGNORECASE)
_MOST = 4  # words of a cell that only answers
_PARTLY = re.compile(r"\b(?:delvis|i (?:huvudsak|princip|stort)|med (?:\w+ )?\w+)\b", re.IGNORECASE)
_CURT = (  # what a cell may say that no sentence would
    (Stance.SUPPORT_WITH_RESERVATIONS, r"(?:ja,? )?(?:delvis|i huvudsak|i princip)"),
    (Stance.SUPPORT, r"(?:positiv\w*|bra|stöds)"),
    (Stance.CRITICAL, r"(?:tveksam|kritisk|negativ)\w*"),
    (Stance.NO_OBJECTION, r"(?:ok|okej|godtagbart)"),
    (Stance.ABSTAIN, r"(?:be)?rör(?:s)? (?:inte|ej) \w+|(?:inte|ej) aktuellt"),
)
_ANSWERS = tuple((stance, re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)) for stance, words in _CURT)


_LABELLED = re.compile(
    r"(?:[-–*•]\s*|\d{1,2}(?:\.\d{1,3})*[.)]?\s+)?(?P<label>(?:[A-ZÅÄÖ]|\d{1,3}-?[a-zåäö])[^:.!?|]{2,70}):\s+(?P<said>[^,.;:!?]{2,40})(?:[,;.!].*)?",
    re.DOTALL,
)
_NO_LABEL = re.compile(
    r"(?:\S+s )?(?:sammanfattning|slutsats|svar|fråga|bedömning|yttrande|synpunkt|kommentar)"
    r"|.*(?:konsekvens|påverkan|effekter|perspektiv|analys)",  # `Konsekvenser för miljön: positivt` assesses
    re.IGNORECASE,
)
_VERY = r"(?:(?:mycket|väldigt|riktigt|helt|klart|för|alltför) )?"
_VERDICTS = tuple(
    (stance, re.compile(rf"{_VERY}(?:{words})", re.IGNORECASE))
    for stance, words in (
        (Stance.SUPPORT, r"bra|utmärkt|välkomm?et|rimlig\w*|positivt|klokt|viktigt och riktigt|ja|tillstyrks?"),
        (Stance.OPPOSE, r"nej|avstyrks?|oacceptabelt|uteslutet"),
        (Stance.CRITICAL, r"dålig\w*|orimlig\w*|tveksam\w*|olyckligt|negativt|krångligt|onödig\w*|dyrt"),
        (Stance.NO_OBJECTION, r"ok|okej|godtagbart|acceptabelt|ingen erinran|inga invändningar"),
        (Stance.ABSTAIN, r"ingen åsikt|inga åsikter|vet ej"),
    )
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The stance that one cell of a row takes, where it stands in the row, and what the row names before it."""

    cue: Cue
    matter: str


def answer(row: str) -> Answer | None:
    """Return what a row answers; None where it is no row, or none of its cells only answers."""
    if "|" not in row:
        return _labelled(row)
    first, *rest = _CELL.finditer(row)
    named = [first.group().strip()]
    for cell in rest:
        words = cell.group().strip()
        said = _said(words) if 0 < len(words.split()) <= _MOST else None
        if said is not None:
            at = row.index(words, cell.start())
            matter = next((name for name in named if not _NUMBER.fullmatch(name)), "")
            matter = _NUMBERED.sub("", matter)
            return Answer(replace(said, start=at + said.start, end=at + said.end), matter)
        named.append(words)
    return None


def _labelled(line: str) -> Answer | None:
    """Return what a line answers that names a matter and then says little of it (`Avgiften: rimlig.`)."""
    match = _LABELLED.fullmatch(line.strip())
    if match is None or _NO_LABEL.match(match["label"]) or cue(match["label"]) is not None:
        return None
    words = match["said"]
    said = next((s for s, pattern in _VERDICTS if pattern.fullmatch(words)), None)
    if said is None:
        return None
    at = line.index(words, line.index(":"))
    return Answer(Cue(said, at, at + len(words), explicit=True, firm=True), match["label"])


def _said(words: str) -> Cue | None:
    for stance, pattern in _ANSWERS:
        if pattern.fullmatch(words):
            return Cue(stance, 0, len(words), explicit=True, firm=True)
    found = cue(words)
    if found is None or not found.explicit:
        return None
    partly = found.stance is Stance.SUPPORT and _PARTLY.search(words)
    return replace(found, stance=Stance.SUPPORT_WITH_RESERVATIONS if partly else found.stance, firm=True)
