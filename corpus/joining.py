"""One line after another to running text: what of a break is kept, which hyphens go. Pure."""

import re

from corpus.numbering import PLAIN_NUMBERED
from corpus.offices import is_signed
from corpus.raw import RawBlock
from corpus.text import MappedText

_HANGING = re.compile(r"^(?:och|eller|samt|respektive|till|and|or)\b", re.IGNORECASE)
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_INDENT = re.compile(r"^\s+")
_ABBREVIATED = re.compile(r"\b(?:[A-ZÅÄÖ]{2,}|\w*\d|(?<![\w-])[^\W\d_])-\s*$")  # `EU-`, `20-`, `e-`
_FIGURES = re.compile(r"(?<![^\W\d])\d-\s*$")  # `2020-`, of years or sections
_ADDRESS = re.compile(r"(?:@|(?:www\.|://)[^\s/]+/)\S*-\s*$")  # of an e-mail, or of a page within a site
SHORT_LINE = 60  # a line this short ended because its writer wanted so
_TAIL_CHARS = 200  # what of the text before a line decides how the line is joined to it
_SIGNATURE_LINES = 2
_HEADING_LINES = 3  # the last of which is the one after the heading


def hyphenated(before: str, after: str) -> bool:
    """Return whether a word goes on from one line to the next (`säkerhets-` `skydd`, not `mål-` `och resultat`)."""
    before = before.rstrip()
    if _FIGURES.search(before) and after[:1].isdigit():
        return True
    return before.endswith("-") and before[-2:-1].isalnum() and after[:1].isalpha() and not _HANGING.match(after)


def _keeps_hyphen(before: str, after: str) -> bool:
    """Return whether the hyphen is the word's own: `EU-rätten`, `e-legitimation`, `2020-2024`, `a@rent-vatten.se`."""
    own = _ABBREVIATED.search(before) is not None or not after[0].islower()
    return own or _ADDRESS.search(before) is not None or "@" in after.split(maxsplit=1)[0]


def _tripled(before: str, after: str) -> bool:
    """Return whether a letter is there thrice only for the break: `till-` `lämpning` is *tillämpning*."""
    return before[-3:-1].lower() == 2 * after[0] and after[0] in _CONSONANTS


def join_line(raw: RawBlock, piece: MappedText) -> None:
    """Add a line to the block that it continues."""
    before, after = raw.text.text[-_TAIL_CHARS:], piece.text.strip()
    raw.lines += 1
    if hyphenated(before, after):
        own = _keeps_hyphen(before, after)
        kept = len(raw.text.text.rstrip()) - (not own) - (not own and _tripled(before.rstrip(), after))
        raw.text = raw.text.slice(0, kept)
        raw.text.append(piece.sub(_INDENT, ""))
        return
    meaningful = after[:1].isupper() or after[:1].isdigit()
    short = len(before.split("\n")[-1].strip()) < SHORT_LINE
    numbered = raw.lines <= _HEADING_LINES and PLAIN_NUMBERED.match(raw.text.text) and before[-1:] not in ".,;"
    signed = raw.lines == _SIGNATURE_LINES and is_signed(before.strip(), after)
    keep = before.endswith("  ") or before.rstrip().endswith(":") or (meaningful and (short or numbered)) or signed
    raw.text.append(piece, "\n" if keep else " ")
