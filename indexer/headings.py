"""What a heading, or the few words that stand for one, names: a matter, a section of the report, or neither. Pure."""

import re

from corpus.numbering import report_number
from corpus.types import Document
from indexer import stance as rules
from indexer.found import Place

_GENERAL_HEADING = re.compile(
    r"ställningstagande|synpunkter|^\W*(?:angående|ang\.|avseende|other matters|general|summary|conclusion)"
    r"|bedömning|inställning|yttrande|allmänt|inledning|avslutning|övrigt|bakgrund"
    r"|överväganden|kommentar|^\W*(?:post|besöks|leverans)adress\b"
    r"|\b(?:vi|jag) (?:tycker|anser|vill|ser)\b|\b(?:de|enskilda|olika) förslagen$"
    r"|\b(?:SOU|Ds) \d{4}:\d+|^\W*(?:\w+s )?beslut$|^\W*(?:vårt |\w+s )?(?:svar|remissvar|remiss)\b|^\W*hej\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\d{1,2}[.)]\s+)?([A-ZÅÄÖ\d][^.!?:|]{2,80}(?:\.\d+[^.!?:|]{2,80})?)(?:[.:]\s|\s\|\s)")
_BEFORE_COLON = re.compile(r"\W*(?!Svar\b|Remiss|Fråga\b)([A-ZÅÄÖ][^:.!?]{2,60}):\s", re.IGNORECASE)
_LABEL_WORDS = 9
_VERB = re.compile(  # a sentence, not the name of a matter
    r"\b(?:är|var|bör|ska|skall|kan|har|hade|vill|får|måste|blir|anser|menar|vi|jag|det|man|\w{3,}(?:erar|rker|tter|ljer|mmer|iner|isar))\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\(?\d+\.\d+[\d.]*\s*(?:och|samt|till|,|–|-)\s*\d+\.\d")
PARAGRAPH = 4_000  # characters; what is longer is no paragraph, and counts only so far around what stands in it
SUMMARY = re.compile(r"^(?:\d[\d.]*\s+)?(?:sammanfattning|sammanfattande|kort om|i korthet)", re.IGNORECASE)


def run_in_label(document: Document, place: Place) -> str | None:
    """Return the few words that a paragraph opens with in place of a heading (`Gravregister. Kommunen …`), if any."""
    block = document.blocks[place.block]
    return label_of(document.text[block.start : min(block.end, block.start + PARAGRAPH)])


def matter_before(sentence: str) -> str | None:
    """Return the name of its matter that a sentence begins with (`Mätvärden: inga synpunkter`), if it does."""
    label = _BEFORE_COLON.match(sentence)
    told = label is not None and names_matter(label.group(1)) and rules.cue(label.group(1)) is None
    return label.group(1) if label is not None and told else None


def label_of(paragraph: str) -> str | None:
    """Return the few words that a paragraph opens with in place of a heading, if any."""
    match = _LABEL.match(paragraph)
    if match is None or match.end() >= len(paragraph) or len(match.group(1).split()) > _LABEL_WORDS:
        return None
    label = match.group(1)
    return None if _VERB.search(label) or rules.cue(label) is not None else label


def names_matter(title: str) -> bool:
    """Return whether a heading names what stands under it (not *Inledning*, *Synpunkter*, *Yttrande över …*)."""
    return bool(title) and not SUMMARY.match(title) and not _GENERAL_HEADING.search(title)


def one_section(heading: str | None) -> str | None:
    """Return the number of a heading, or None when it stands for several sections (`Flyttning (5.1 och 5.2)`)."""
    return None if heading is None or _SEVERAL.search(heading) else report_number(heading)
