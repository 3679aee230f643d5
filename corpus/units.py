"""Parts of a body: those that answer in their own name, and those that answer for the whole. Pure."""

import re
from itertools import pairwise

from corpus.letterheads import UNIT_CHARS
from corpus.organisations import Register, slug
from corpus.types import Name, Organisation

_UNIT = re.compile(
    r"((?:[A-ZÅÄÖ][\w-]+\s)?(?:[a-zåäö]+ska\s)?[A-ZÅÄÖa-zåäö]*(?:[Ff]akultet|institution|centrum|enhet|institut"
    r"|högskola|skola|avdelning)\w*"
    r"(?:\sför\s[\wåäö-]+(?:\soch\s[\wåäö-]+)?)?)\s+vid\s+$"
)
_UNIT_LINE = re.compile(
    r"[A-ZÅÄÖ][\w-]*(?: \w+)? ?fakultet(?:en|sstyrelsen|snämnden)", re.IGNORECASE
)  # below its university
_UNIT_LINES = 6


def unit_of(text: str, parent: Organisation, register: Register) -> Organisation | None:
    """Return the part of a larger body that answers in its own name, if one does.

    `Juridiska fakulteten vid Lunds universitet` is not its university.
    """
    lines = [line.strip(" *_#") for line in text[:UNIT_CHARS].split("\n") if line.strip()][:_UNIT_LINES]
    called = {n.text.casefold(): n.text for n in parent.names}
    for line, below in pairwise(lines):
        if _UNIT_LINE.fullmatch(below) and line.casefold() in called:
            name = f"{below} vid {called[line.casefold()]}"
            short = below.split()[-1].capitalize()
            return Organisation(slug(name), name, (Name(name), Name(below), Name(short)), parent.type, parent.id)
    for mention in register.find(text[:UNIT_CHARS]):
        match = _UNIT.search(text[max(0, mention.start - 90) : mention.start])
        if mention.organisation_id == parent.id and match:
            unit = match.group(1).replace("fakultetsstyrelsen", "fakulteten")  # the board speaks for the faculty
            name = f"{unit[0].upper()}{unit[1:]} vid {mention.name.text}"
            short = match.group(1).split()[-1].removesuffix("s")
            written = f"{match.group(1)[0].upper()}{match.group(1)[1:]} vid {mention.name.text}"
            names = dict.fromkeys([name, written, unit[0].upper() + unit[1:], short[0].upper() + short[1:]])
            return Organisation(slug(name), name, tuple(Name(n) for n in names), parent.type, parent.id)
    return None
