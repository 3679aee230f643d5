"""Sentences that take a stand on the one before (*Kommunen delar inte den uppfattningen*). Pure."""

import re

_VIEW = (
    r"(?:uppfattning|bedömning|åsikt|ståndpunkt|synpunkt|syn|slutsats|mening|inställning|oro|invändning|kritik|farhåga)"
)
_ANSWERS_BACK = re.compile(  # `Kommunen delar inte den uppfattningen`, `Det håller vi inte med om`
    r"\b(?:del(?:ar|as)|instämmer|håller|godtar|accepterar|avvisar|biträder|ansluter|motsätter|ställer"
    r"|är(?: \w+)? av)\b[^.;]{0,40}"
    rf"\b(?:(?:den|denna|det|detta|dessa|samma|motsatt|en annan|annan)(?: \w+)? ?{_VIEW}\w*"
    r"|(?:i|med om|oss|sig|bakom) (?:det|detta)(?=\W*$|[,;]| och| men))"
    rf"|^\W*(?:Den|Denna|Det|Detta|Dessa)(?: \w+)? (?:{_VIEW}\w* )?"
    r"(?:delar|delas(?! ut| upp)|instämmer|håller|avvisar|motsätter)\b",
    re.IGNORECASE,
)

_OBJECTION = r"(?:invändning|kritik|oro|farhåg)\w*"
_NOT_SHARED = r"\bdela[rs]\b[^.;]{0,30}\b(?:inte|ej)\b"
_REJECTS_OBJECTION = re.compile(
    rf"^\W*(?:Den|De) (?:\w+ )?{_OBJECTION}\b[^.;]{{0,160}}{_NOT_SHARED}|{_NOT_SHARED}[^.;]{{0,20}}\b{_OBJECTION}",
    re.IGNORECASE,
)


def answers_back(sentence: str) -> bool:
    """Return whether a sentence is on what the one before it holds, which it only points at."""
    return _ANSWERS_BACK.search(sentence) is not None


def rejects_objection(sentence: str) -> bool:
    """Return whether a sentence only rejects what others have against a thing (*Den kritiken delar vi inte*)."""
    return _REJECTS_OBJECTION.search(sentence) is not None
