"""Parts of a body: those that answer in their own name, and those that answer for the whole. Pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.letterheads import UNIT_CHARS
from corpus.organisations import Register, slug
from corpus.types import Fact, Name, Organisation

_UNIT = re.compile(
    r"((?:[A-ZÅÄÖ][\w-]+\s)?(?:[a-zåäö]+ska\s)?[A-ZÅÄÖa-zåäö]*(?:[Ff]akultet|[Ii]nstitution|centrum|enhet|institut"
    r"|högskola|skola|avdelning|(?:[Ff]akultets|[Oo]mrådes|[Ii]nstitutions)(?:nämnd|styrelse))\w*"
    r"(?:\sför\s[\wåäö-]+(?:\soch\s[\wåäö-]+)?)?)\s+vid\s+$"
)
_UNIT_LINE = re.compile(
    r"[A-ZÅÄÖ][\w-]*(?: \w+)? ?fakultet(?:en|sstyrelsen|snämnden)", re.IGNORECASE
)  # below its university
_BRANCH = re.compile(  # of an organisation, under its name: of students, of the young, of the retired
    r"(?P<whole>\S.*?)s? (?P<branch>(?:student|ungdoms|elev|senior|pensionärs|kvinno|doktorand)"
    r"(?:råd|förbund|kår|sektion)(?:et|en)?)"
)
_UNIT_LINES = 6
_ORGAN = re.compile(  # of a municipality or a region
    r"(?<![\w-])(?<!till )(?:[\wåäö]+-(?:, [\wåäö]+-?)* och |(?:tekniska|regionala|sociala|gemensamma) )?\w*"
    r"(?:nämnden|styrelsen|utskottet|fullmäktige|förvaltningen|kontoret|direktionen)(?!\w)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"(?: i|,)? ([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?(?: (?i:kommun|stad))?)\W*$", re.MULTILINE)
_OPENS = re.compile(r"\W*(?:(?:remissvar|svar|(?:remiss)?yttrande) (?:från|av) )?", re.IGNORECASE)
_STATE = re.compile(r"(?:hyres|arrende|övervaknings|skatte|taxerings|länsarbets|migrations|läns)", re.IGNORECASE)
_ORGAN_LINES, _ORGAN_LINE = 8, 100


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
    for line in lines:
        branch = _BRANCH.fullmatch(line)
        if branch is not None and branch["whole"].casefold() in called:
            names = (Name(line), Name(branch["branch"].capitalize()))
            return Organisation(slug(line), line, names, parent.type, parent.id)
    for mention in register.find(text[:UNIT_CHARS]):
        match = _UNIT.search(text[max(0, mention.start - 90) : mention.start])
        if mention.organisation_id == parent.id and match:
            unit = match.group(1).replace("fakultetsstyrelsen", "fakulteten")  # the board speaks for the faculty
            name = f"{unit[0].upper()}{unit[1:]} vid {mention.name.text}"
            short = match.group(1).split(" för ")[0].split()[-1].removesuffix("s")  # `Institutionen för arbetsliv`
            written = f"{match.group(1)[0].upper()}{match.group(1)[1:]} vid {mention.name.text}"
            called_so = dict.fromkeys([name, written, unit[0].upper() + unit[1:], short[0].upper() + short[1:]])
            return Organisation(slug(name), name, tuple(Name(n) for n in called_so), parent.type, parent.id)
    return None


def organ(text: str, body: Organisation) -> Fact | None:
    """Return the board or the office of a municipality or a region that has prepared its answer, if the head names it.

    The answer is the municipality's, whichever of its boards gives it.
    """
    if body.type not in ("kommun", "region"):
        return None
    found = next(_organs(text), None)
    return Fact("prepared_by", found.group(), found.start(), found.end(), 0.9) if found else None


def seat_of_organ(text: str, register: Register) -> Organisation | None:
    """Return the municipality by whose place alone a board in the letterhead is named (`Socialnämnden i Luleå`)."""
    for found in _organs(text):
        line = text.rfind("\n", 0, found.start()) + 1
        opens = _OPENS.fullmatch(text, line, found.start())
        place = _IN_PLACE.match(text, found.end())
        municipal = found.group().lower().endswith(("nämnden", "kommunstyrelsen")) and not _STATE.match(found.group())
        if opens and place and municipal:
            mentions = register.find(place.group(1), lenient=True)
            near = [register[m.organisation_id] for m in mentions if m.end == len(place.group(1)) and m.start == 0]
            if near and near[0].type == "kommun":
                return near[0]
    return None


def _organs(text: str) -> Iterator[re.Match[str]]:
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text[:UNIT_CHARS]))[:_ORGAN_LINES]
    for line in lines:
        if len(line.group()) <= _ORGAN_LINE and not line.group().rstrip().endswith("."):
            yield from _ORGAN.finditer(text, line.start(), line.end())
