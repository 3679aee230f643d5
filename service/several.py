"""Several respondents named at once by what they are: `facken`, `elevorganisationerna`, `the companies`. Pure."""

import re
from collections.abc import Iterable, Iterator

from corpus.organisations import Register
from corpus.types import Organisation
from service import glossary
from service.descriptions import Span, telling

# the words for some kinds of body, and what types and names of such bodies hold
_KINDS = tuple(
    (re.compile(rf"\b(?:{sv}|(?:the )?(?:{en}))(?:['’]s?|s)?(?!\w)", re.IGNORECASE), re.compile(holds, re.IGNORECASE))
    for sv, en, holds in (
        (
            r"(?:fack|fackförbund|yrkesförbund)en|fackföreningarna|(?:de )?fackliga organisationerna"
            r"|arbetstagarorganisationerna",
            r"(?:trade |labou?r )?unions",
            r"^facklig|arbetarförbund|arbetareförbund|tjänstemannaförbund|lärarförbund|yrkesförbund|fackf",
        ),
        (r"bolagen|företagen", r"companies|firms", r" AB$| AB "),
        (
            r"bransch(?:organisationerna|föreningarna|förbunden)",
            r"(?:industry|trade) (?:associations|bodies|organisations)",
            r"bransch|industri|^näringsliv|^arbetsgivar",
        ),
        (r"lärosätena|universiteten|högskolorna", r"universities", r"^lärosäte|universitet|högskol"),
    )
)
_COMPANY = re.compile(r"bolag|företag| AB\b", re.IGNORECASE)
_ASSOCIATED = re.compile(r"organisation|förbund|förening|nätverk|stiftelse|union|kår|forum|sällskap", re.IGNORECASE)
_FIELDS = (  # in Swedish, in English: the field, and what the name of such a body holds besides
    (
        re.compile(
            r"\b(?!remiss|intresse|medlems)([a-zåäö]\w{3,}?)s?(?:organisationerna|förbunden|föreningarna|nätverken"
            r"|stiftelserna|facken)\b",
            re.IGNORECASE,
        ),
        _ASSOCIATED,
    ),
    (re.compile(r"\b([a-zåäö]\w{3,}?)s?(?:bolagen|företagen)\b", re.IGNORECASE), _COMPANY),
)
_NOT_A_FIELD = r"\bthe (?!(?:other|responding|consulted|various|different|many|member|interested)\b)"
_FIELDS_EN = (
    (
        re.compile(
            rf"{_NOT_A_FIELD}((?:[\w'’-]+ ){{1,2}}?)(?:organi[sz]ations|associations|unions|federations|networks"
            r"|societies|charities|groups)\b"
        ),
        _ASSOCIATED,
    ),
    (re.compile(rf"{_NOT_A_FIELD}((?:[\w'’-]+ ){{1,2}}?)(?:companies|firms)\b"), _COMPANY),
)
_LETTERS, _MOST = 4, 8  # how much of a field's word must begin a word of the name


def several(text: str, register: Register, senders: Iterable[str]) -> Iterator[tuple[Span, list[str]]]:
    """Yield each place of the question that names several bodies by what they are, with the senders that are so.

    None of them may be; a place without any fit is not told to be anybody.
    """
    bodies = [register[s] for s in sorted(senders)]
    taken: list[Span] = []
    for said, holds in _KINDS:
        for match in said.finditer(text):
            taken.append(match.span())
            yield match.span(), [b.id for b in bodies if holds.search(f"{b.type} {b.name}")]
    for fields, english in ((_FIELDS, False), (_FIELDS_EN, True)):
        for pattern, kind in fields:
            such = [b for b in bodies if any(kind.search(name.text) for name in b.names)]
            for match in pattern.finditer(text):
                if not any(a < match.end() and match.start() < b for a, b in taken):
                    yield match.span(), _of_field(match.group(1), such, english)


def _of_field(field: str, such: list[Organisation], english: bool) -> list[str]:
    """Return the bodies whose names hold a word that begins as the field does, or as a Swedish word for it."""
    begins = (
        {f.lower()[: max(_LETTERS, min(_MOST, len(f) - 2))] for f in _in_swedish(field)}
        if english
        else {field.lower()[: max(_LETTERS, min(_MOST, len(field) - 2))]}
    )
    begins = {b for b in begins if len(b) >= _LETTERS}
    return [b.id for b in such if any(word.startswith(tuple(begins)) for word in telling(b))]


def _in_swedish(field: str) -> tuple[str, ...]:
    """Return what a field is called in Swedish, all of it: `animal welfare` is not `animal`."""
    return glossary.swedish_for(glossary.english_words(field))
