"""Which sentences give no reason: the proposal retold, how the answer came about, what it holds. Pure."""

import re

from corpus.offices import PERSON, TITLE

_RETELLS = re.compile(  # what the proposal is, and no reason for or against it
    r"\W*(?:Förslaget innebär|(?:I|Enligt) (?:promemorian|betänkandet|utredningen|förslaget)"
    r"|[Ss]om (?:skäl|motiv|grund) (?:för (?:detta|förslaget) )?(?:anges|anförs|anfördes|angavs)"
    r"|Utred(?:aren|ningen) (?:föreslår|anför|bedömer|anser|menar|skriver|konstaterar|vill)|Det föreslås)\b",
)
_ONLY_DIFFERS = re.compile(
    r"[^.]{0,40}\b(?:gör|har|är av) (?:dock |här )?en annan (?:bedömning|uppfattning|mening|åsikt)\W*"
)
_LETTER = (
    r"(?:(?:remis)?svaret|(?:remiss)?yttrandet|skrivelsen"
    r"|(?:vårt|sitt|detta|det här) (?:(?:remis)?svar|(?:remiss)?yttrande))"
)
_FORMAL = re.compile(  # how the response came about, and how it is written
    r"^\W*(?:Det|Detta) framgår av (?![^.;]*\batt\b|[^.;]*, som\b)|"
    r"\bhar (?:fått|beretts|bereds|getts|givits|ombetts|inbjudits)\b[^.]{0,80}"
    r"\b(?:svara|yttra|remiss\w*|tillfälle|möjlighet)\b"
    r"|\b(?:remissvar|remissyttrande|yttrande|svar)\w* (?:är|har) (?:\w+ )?"
    r"(?:utarbeta|bere|arbetats|tagits|handlagt)\w*"
    rf"|\b{_LETTER} (?:är|har|blir|hålls|lämnas|avges)(?: \w+)? (?:utforma|skriv|formulera|samordna|stäm|förankra"
    r"|avgräns|begräns|gemensam|kort|beslut|fastställ|godkän|antag|hållits)\w*"
    rf"|\b(?:skrivit|utformat|formulerat|samordnat|utarbetat|arbetat fram|tagit fram)(?: \w+)? {_LETTER}\b"
    r"|\b(?:valt|väljer) (?:(?:därför|här|också) )?att (?:endast |bara )?(?:(?:svara(?! för)|yttra (?:oss|sig)"
    r"|(?:fatta|uttrycka) (?:oss|sig)|skriva (?=(?:kort|gemensam|utförlig|tillsammans|ett (?:kort|gemensamt))))"
    rf"|(?:begränsa|avgränsa|inrikta|koncentrera) (?:oss|sig|{_LETTER}|\w+ (?:synpunkter|kommentarer)))\b"
    r"|\b(?:skriver|svarar|yttrar (?:oss|sig)|fattar (?:oss|sig)) (?:\w+ )?"
    r"(?:kort(?:fattat)?|gemensamt)\b(?! (?:för|med [^.;]*\bför)\b)",
    re.IGNORECASE,
)
_REPORTED = (
    r"(?:synpunkter|kommentarer|anmärkningar|invändningar|yttrande|remissvar|svar|bedömning|inställning"
    r"|ställningstagande\w*)"
)
_ANNOUNCES = re.compile(  # what the answer holds, where and in which order, and no reason
    r"\b(?:lämnar|har|framför|redovisar|utvecklar|ger|avger|kommenterar|behandlar|besvarar)\b[^.;]{0,80}?"
    rf"\b{_REPORTED}(?: (?:på|i|om|över|kring|till|avseende)[^.;]{{0,40}}\b(?:avsnitt\w*|kapit\w+|del\w*|frågor)"
    r"[\s\d.,och–-]*| nedan| i det följande)?\W*$"
    r"|\b(?:ser|granska[rt]|bedömer|bedömt|betraktar|besvarar|läst|behandlar)\b[^.;]{0,60}"
    r"\b(?:förslag\w*|promemorian|betänkandet|remissen|utredningen)\b[^.;]{0,30}\b(?:ur|utifrån|från)\b[^.;]{0,50}"
    r"\b(?:perspektiv|utgångspunkt\w*|synvinkl\w*|synpunkt\w*|uppdrag)\b"
    r"|\b(?:nedan|i det följande|härefter)\b[^.;]{0,60}"
    rf"\b(?:följer|redovisas|utvecklas|lämnas|kommenteras|{_REPORTED})\b"
    rf"|\b(?:{_REPORTED}(?:na|et|en)?|remissvaret) (?:\w+ )?(?:följer|lämnas|redovisas|utvecklas|framgår|är ordna\w+"
    r"|är disponera\w+|disponeras)\b"
    r"|\båterkommer\b[^.;]{0,60}\b(?:nedan|avsnitt|senare|i det följande)\b",
    re.IGNORECASE,
)
_CONCEDES = re.compile(  # no reason to be against a thing
    r"\W*(?:[\w:-]+ ){1,3}?(?:har|känner) (?:\w+ )?förståelse för\b|\W*(?:[\w:-]+ ){1,3}?(?:förstår|inser) "
    r"(?:\w+ )?(?:syftet|behovet|tanken|värdet|vikten|betydelsen|avsikten)\b[^,]*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"\W*{PERSON}\b,? *")  # a line of those under the letter that ran together with its last one


def concedes(words: str) -> bool:
    """Return whether a sentence grants something to what it is against (*Seko har förståelse för att …*)."""
    return _CONCEDES.match(words) is not None


def gives_none(words: str) -> bool:
    """Return whether a sentence can be nobody's reason for a position."""
    return (
        _RETELLS.match(words) is not None
        or _FORMAL.search(words) is not None
        or _ANNOUNCES.search(words) is not None
        or _ONLY_DIFFERS.fullmatch(words) is not None  # that it differs is no reason to
        or _is_signature(words)
    )


def _is_signature(words: str) -> bool:
    """Return whether a line without a full stop is a name with an office."""
    named = _SIGNED.match(words) if words[-1:] not in ".!?”" else None
    return named is not None and TITLE.match(words, named.end()) is not None
