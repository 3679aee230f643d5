"""Names of persons and the offices they sign with, as lines of a letter. Pure."""

import re

# a given name and a family name at least, with capitals as names have them
_LOWER = r"[a-zß-öø-ÿĀ-ſ]"  # of the names of all who sign in Sweden: Mešić, Tranæus
PERSON = (
    rf"[A-ZÅÄÖÉ]{_LOWER}+(?:[ -][A-ZÅÄÖ]{_LOWER}*\.?)*(?: (?:af|von|de"
    rf"|van))? [A-ZÅÄÖ]{_LOWER}+(?:-[A-ZÅÄÖ]{_LOWER}+)?"
)
OFFICE = (
    r"(?:[a-zåäö]{0,20}(?:ordförande|direktör|föreståndare|rektor|dekan|lagman|president|landshövding|chef|sekreterare"
    r"|jurist|ekonom|professor|docent|prefekt|utredare|handläggare|talesperson|ombudsman|intendent|assessor|rådman|fiskal"
    r"|samordnare|strateg|specialist|rådgivare|kassör)"
    r"|(?:justitie|hovrätts|kommunal|region|läns|oppositions|landstings)råd|vd)"
)
TITLE = re.compile(rf"\b{OFFICE}(?:en|n|e)?\b", re.IGNORECASE)
_LONGEST = 80  # characters of a line with an office
_ANOTHER = re.compile(
    rf"(?:Vid|För|Just\w*\.?|Protokoll\w*|Utdrag\w*|Bestyrk\w*|Beslut\w*|Kontakt\w*|Föredragande)[\s:]|({PERSON})(?:,|$)"
)


def is_office(line: str) -> bool:
    """Return whether a line tells the office of the person on the line above, and names no other person."""
    if len(line) >= _LONGEST or TITLE.search(line) is None:
        return False
    another = _ANOTHER.match(line)
    words = another.group(1).split(" ") if another and another.group(1) else [""]
    return another is None or TITLE.fullmatch(words[-1]) is not None  # `Vice Ordförande` is nobody's name


def is_signed(line: str, below: str) -> bool:
    """Return whether two lines are a signature: a name alone, and the office below it in lower case."""
    return below[:1].islower() and is_office(below) and re.fullmatch(PERSON, line) is not None
