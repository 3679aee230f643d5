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
_BODY_SV = r"organisation|förbund|förening|fack|nätverk|bolag|företag|stiftelse"
_FIELD_SV = re.compile(
    r"\b(?!remiss|intresse|medlems)([a-zåäö]\w{3,}?)s?"
    r"(?:organisationerna|förbunden|föreningarna|facken|nätverken|bolagen|företagen|stiftelserna)\b",
    re.IGNORECASE,
)
_FIELD_EN = re.compile(
    r"\bthe (?!(?:other|responding|consulted|various|different|many|member|interested)\b)((?:[\w'’-]+ ){1,2}?)"
    r"(?:organi[sz]ations|associations|unions|federations|networks|societies|charities|companies|firms|groups)\b",
)
_BODY = re.compile(
    r"organisation|förbund|förening|fack|nätverk|bolag|företag|stiftelse|union|kår|forum|råd|sällskap| AB\b",
    re.IGNORECASE,
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
    such = [b for b in bodies if any(_BODY.search(name.text) for name in b.names)]
    for pattern, english in ((_FIELD_SV, False), (_FIELD_EN, True)):
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
