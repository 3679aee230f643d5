"""What an inquiry without numbered sections proposes: under its headings, else sentence by sentence. Pure."""

import re
from collections.abc import Collection, Iterator

from corpus.types import Document, Section

_PROPOSES = re.compile(  # `Utredningen föreslår även att …`, `I promemorian föreslås …`, `Vi bedömer att … inte bör …`
    r"(?:^|(?<=[.!?:]\s))(?:(?:Därför|Vidare|Dessutom|Även|Slutligen|Däremot) föreslå(?:r|s)"
    r"|(?:Utredningen|Utredaren|Kommittén|Promemorian|Betänkandet|Delegationen|Vi|Jag|Det|I \w+(?:en|et))"
    r" föreslå(?:r|s)"
    r"|Förslaget innebär)"
    r"(?: (?:utredningen|utredaren|kommittén|delegationen|vi|jag|det))?"
    r"(?: (?:även|också|vidare|därför|dessutom|därutöver|bland annat|bl\.\s?a\.|således|i stället|här))*"
    r"(?: att)?(?:,[^,.]{1,60},)? (?P<what>(?:(?![.!?]\s)[^\n]|\n(?!\n)){12,400}?[.!?])(?=\s|$)",
    re.MULTILINE,
)
_ENDS = re.compile(  # where a name ends: at what is said besides, or is meant by it
    r",? (?:och att|i syfte att|för att|så att|vilket|vilka|som innebär|eftersom|mätt med|där)\b|;|, (?=och\b|dvs\b)|: "
)
_CALLED = re.compile(  # what no heading of a proposal is called
    r"(?:bakgrund|inledning|uppdrag|(?:vårt|utredningens) uppdrag|gällande rätt|nuvarande|dagens|överväganden"
    r"|konsekvens|ekonomisk|disposition|direktiv|ikraftträdande|sammanfatt|förslag(?:en|et)?$|utgångspunkt"
    r"|(?:utredningens|våra|promemorians) (?:förslag|överväganden|bedömning)|innehåll|författningsförslag|summary"
    r"|missiv|till statsrådet|referens|ordlista)",
    re.IGNORECASE,
)
_SHALL = re.compile(
    r"\b(?:föreslå\w*|ska|skall|bör|införs|inrättas|avskaffas|upphävs|slopas|utökas|höjs|sänks|ersätts|förlängs)\b"
)
_AS_IT_IS = re.compile(  # what the law has already, or the inquiry was told to do
    r"\b(?:i dag|idag|enligt (?:gällande|nuvarande|dagens|direktiven|\w*lagen|\w*förordningen|\w*direktivet|\w*balken)"
    r"|uppdrag\w*|har (?:vi|utredningen))\b",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(r"(?:Vi|Jag|\w+(?:en|et)) (?:\w+ )?föreslår\b|(?:Det|I \w+(?:en|et)) föreslås\b")
_SENTENCE = re.compile(r"[A-ZÅÄÖ](?:(?![.!?]\s)[^\n]|\n(?!\n)){10,500}[.!?]?")
BOX = re.compile(  # `Utredningens förslag: …`
    r"(?m)^(?:\w+s )?(?:Förslag|Förslaget|Bedömning|Rekommendation)\s*:\s*([^\n]{10,400}?\.)(?=\s|$)", re.IGNORECASE
)
_SEVERAL, _MOSTLY = 3, 0.7  # headings that open with what shall be: at least so many, and of all of them
_MOST = 110  # characters of a name


def titled(document: Document) -> Iterator[tuple[Section, str]]:
    """Yield the headings that name a proposal, with the first sentence under each that says what shall be.

    Those that hold no others, and are no general ones (*Bakgrund*, *Ikraftträdande*). Where no heading tells of which
    it is a part, only *Vi föreslår* makes it one, or *Förslag:*, unless nearly all open with what shall be.
    """
    inner = _innermost(document)
    if boxed := [(s, m.group(1).strip()) for s in inner if (m := BOX.search(document.text, s.start, s.end))]:
        yield from boxed
        return
    opening = [(s, _SENTENCE.search(document.text, _below(document, s), s.end)) for s in inner]
    opened = [(s, m.group().strip()) for s, m in opening if m is not None and _is_to_be(m.group())]
    if len(opened) >= _SEVERAL and len(opened) >= _MOSTLY * len(inner):
        yield from opened
        return
    for section in inner:
        start = _below(document, section)
        said = (m.group().strip() for m in _SENTENCE.finditer(document.text, start, section.end))
        alone = len(section.path) == 1
        if alone and len(_PROPOSES.findall(document.text, start, section.end)) != 1:
            continue
        if first := next(filter(_OUTRIGHT.match if alone else _is_to_be, said), None):
            yield section, first


def _below(document: Document, section: Section) -> int:
    """Return where the text under a heading begins."""
    return document.text.find("\n", section.start) + 1 or section.end


def _is_to_be(words: str) -> bool:
    """Return whether a sentence says what shall be, and not what is or was to be done already."""
    return bool(_OUTRIGHT.match(words)) or (_SHALL.search(words) is not None and not _AS_IT_IS.search(words))


def _innermost(document: Document) -> list[Section]:
    sections = document.sections
    return [
        section
        for section, after in zip(sections, (*sections[1:], None), strict=True)
        if section.path
        and not _CALLED.match(section.title)
        and not (after is not None and after.path[: len(section.path)] == section.path)
    ]


def sentences(document: Document, spoken_for: Collection[Section]) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each proposal told in a sentence outside some sections."""
    for section in document.sections:
        if section in spoken_for or re.match(
            r"ikraftträdande|konsekvens|(?:\w+ )?uppdrag", section.title, re.IGNORECASE
        ):
            continue
        for match in _PROPOSES.finditer(document.text, section.start, section.end):
            name = _ENDS.split(match["what"], maxsplit=1)[0].strip(" .,!?\n")
            name = name if len(name) <= _MOST else name[:_MOST].rsplit(" ", 1)[0]
            yield name[:1].upper() + name[1:], match.group().strip()
