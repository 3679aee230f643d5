"""Respondents named by what they are (`facket`, `the county board`) or by part of a name (`Juridiska fakulteten`).

Pure over the senders.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wordfreq import zipf_frequency

from corpus.organisations import Register
from corpus.types import Organisation
from indexer.words import within_one_edit
from service import glossary
from service.described_kinds import ANY_SUCH, DESCRIBED, FIELD_KINDS
from service.subjects import asks_view, is_subject

Span = tuple[int, int]

_IN_SWEDISH = {"Gothenburg": "Göteborg", "Scania": "Skåne"}
_KINDS_OF_PLACE = re.compile(
    r"kommun|region|municipality", re.IGNORECASE
)  # "the municipality" of a proposal is any of them
_MUST = r"(?:ska|skall|bör|måste|får|kan|behöver|shall|should|must|may|has to|have to)"
_OBLIGED = re.compile(rf"\b{_MUST}\s+(?:\w+\s+)?$", re.IGNORECASE), re.compile(rf"\s+{_MUST}\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\b(?:anser|tycker|menar|säger|skriver|svarar|enligt|inställning|ståndpunkt|think|says?|argues?|according"
    r"|position|view)\b",
    re.IGNORECASE,
)
_WHO_SAYS = re.compile(  # *Vem säger att kommunen …?*: who says it is asked, and may be of any
    r"\W*(?:(?:vem|vilk(?:a|en)(?: \w+)?) \w+(?: \w+)? att|(?:who|which \w+) \w+ that)\s", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    """sveriges svenska statens riks riksförbundet riksförbund riksorganisation riksorganisationen
    förbundet föreningen kommun stad region länsstyrelsen universitet
    universitets läns län kommuner och i för vid över av the of and swedish national agency board authority
    myndigheten nationella sverige ombudsman ombudsmannen discrimination
    association organisation organization federation municipalities regions parliamentary""".split()
)
_FIELD_SV = re.compile(
    r"\b([a-zåäöA-ZÅÄÖ]\w{3,}?)s?"
    r"(förbundet|föreningen|verket|myndigheten|organisationen|facket|rådet|nätverket|bolaget|kyrkan|juristerna)s?\b"
)
_FIELD_EN = re.compile(
    r"\b[Tt]he ((?:[\w'’-]+ ){1,3}?)((?i:association|union|organi[sz]ation|federation|agency|board|council|society"
    r"|network|authority|faculty|body|group|church|charity|club|foundation))(?:'s|’s)?\b"
)
# those a body speaks for, in the place of the one who thinks or says (`what do the pupils argue`, `elevernas syn`)
_GROUP_SV = re.compile(
    r"(?:\b(?:tycker|anser|säger|menar|vill|resonerar|föreslår|svarar|skriver) )(\w{3,}?)(?:arna|erna|orna)\b"
    r"|\b(\w{3,}?)(?:arnas|ernas|ornas) (?:\w+ )?(?:syn|inställning|åsikt|argument|skäl|ställning\w*|svar|villkor"
    r"|enkät\w*)"
)
_GROUP_EN = re.compile(
    r"\b(?:[Dd]o|[Dd]id|would|according to) the ((?:\w+ ){0,2}?\w{4,}s)(?= (?:in [A-Z]\w+ )?(?:give|think|stand"
    r"|say|argue|want|see"
    r"|propose|support|oppose|accept|ask|believe|prefer|object|like|dislike|worry|fear|respond|answer|describe"
    r"|suggest|consider|feel|regard|mention|raise|welcome|reject|agree)\b)"
    r"|\b[Tt]he ((?:\w+ ){0,2}?\w{4,}s)['’] (?:\w+ )?(?:view|position|opinion|stance|arguments?|reasons?"
    r"|response|reply|conditions?|survey)"
)
_ENDED = re.compile(r"\w*")
_SPEAKS_FOR = re.compile(r"förening|förbund|forum|organisation|råd|kår|nätverk|union", re.IGNORECASE)
_OF_A_FIELD = re.compile(r"(?<!the )(?<!trade )\bunion", re.IGNORECASE)  # `the nurses' union`, not `the trade union`
_CENTRAL = re.compile(r"centralorganisation|\blandsorganisation", re.IGNORECASE)
_IN_COMPOUND = 5
_FIELD_LETTERS, _FIELD_MOST = 4, 8  # how much of a field's word must begin a word of the name
_SHARED_LETTERS = 6
_TYPO_LETTERS = 9
_EVERYDAY, _CLEARLY = 3.0, 0.5  # Zipf frequencies: of everyday words; so much more in one language than in the other
_OF_A_PLACE = re.compile(r"\b(?:kommun|stad|region|länsstyrelse\w*)\b", re.IGNORECASE)


def described(text: str, register: Register, senders: Iterable[str]) -> list[tuple[Span, list[str]]]:
    """Return places of the question that describe senders, each with the ids it may mean, in order of place.

    A description that fits several senders gives all of them: the question is then ambiguous. Senders are
    compared, never organisations that sent nothing.
    """
    known = _known_by(register, frozenset(senders))
    bodies = known.bodies
    found: list[tuple[Span, list[str]]] = []
    by_field = tuple(_by_kind(text, bodies))
    for said, meant in DESCRIBED:
        for match in said.finditer(text):
            fits = _fits(bodies, meant, match["place"])
            own = len(fits) > 1 and _OF_A_FIELD.search(match.group()) is not None
            told = own and any(_overlap(match.span(), span) for span, _ in by_field)
            if (
                fits
                and not told  # its field tells which of them
                and (len(fits) == 1 or not _KINDS_OF_PLACE.search(match.group()))
                and not _is_of_the_rule(text, match)
                and not (ANY_SUCH.fullmatch(match.group()) and not (is_subject(text, match.span()) and asks_view(text)))
                and not any(_overlap(match.span(), span) for span, _ in found)
            ):
                found.append((match.span(), fits))
    for span, ids in (*by_field, *_by_part(text, known), *_by_group(text, bodies)):
        if not any(_overlap(span, taken) for taken, _ in found):
            found.append((span, ids))
    return sorted(found)


def _is_of_the_rule(text: str, match: re.Match[str]) -> bool:
    """Return whether *the municipality* is that of a rule, which must or may do something, and none that answered."""
    if match["place"] or not _KINDS_OF_PLACE.search(match.group()):
        return False
    said = _WHO_SAYS.match(text)
    if said is not None and match.start() >= said.end():
        return True
    if _HOLDS.search(text):
        return False
    before, after = _OBLIGED
    return before.search(text, 0, match.start()) is not None or after.match(text, match.end()) is not None


def _fits(bodies: list[Organisation], meant: Sequence[re.Pattern[str]], place: str | None) -> list[str]:
    """Return the ids of the bodies that a kind and a place, if one is named, may mean."""
    of_kind = next(filter(None, ([o for o in bodies if m.search(f"{o.type} {o.name}")] for m in meant)), [])
    return [o.id for o in _members_first(of_kind) if not place or bears(o, place)]


def bears(body: Organisation, place: str) -> bool:
    """Return whether a place stands in one of a body's names."""
    begins = in_swedish(place).lower()
    return any(w.lower().startswith(begins) for name in body.names for w in _WORD.findall(name.text))


def in_swedish(place: str) -> str:
    """Return what a place is called in Swedish."""
    return _IN_SWEDISH.get(place, place)


@dataclass(frozen=True, slots=True)
class _Senders:
    """Senders in order, with the telling words of their names and the places that bodies of a place are named after.

    `plain` are the words of names that stand there in lower case, as words of the language do.
    """

    bodies: list[Organisation]
    bearers: dict[str, list[str]]
    of_places: dict[str, list[str]]
    plain: frozenset[str]


@lru_cache(maxsize=8)  # callers with other rights know other senders
def _known_by(register: Register, senders: frozenset[str]) -> _Senders:
    bodies = [register[s] for s in sorted(senders)]
    bearers: dict[str, list[str]] = {}
    of_places: dict[str, list[str]] = {}
    for body in bodies:
        place = _OF_A_PLACE.search(body.name) is not None
        for word in telling(body):
            bearers.setdefault(word, []).append(body.id)
            if place:
                of_places.setdefault(word, []).append(body.id)
    words = (w for body in bodies for name in body.names for w in _WORD.findall(name.text))
    return _Senders(bodies, bearers, of_places, frozenset(w for w in words if w.islower()))


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _members_first(bodies: list[Organisation]) -> list[Organisation]:
    """Return bodies without the central organisations of such bodies, which *facket* means where no other answers."""
    return [b for b in bodies if not _CENTRAL.search(b.name)] or bodies


def _by_kind(text: str, bodies: list[Organisation]) -> Iterator[tuple[Span, list[str]]]:
    """Yield descriptions by field and kind (`kyrkogårdsförbundet`, `the parents' association`) that fit one sender."""
    for match in _FIELD_SV.finditer(text):
        yield from _of_field(match.span(), [match.group(1)], match.group(2), bodies)
    for match in _FIELD_EN.finditer(text):
        words, kind = glossary.english_words(match.group(1)), match.group(2).lower()
        words = [w for w in words if w not in _COMMON]
        if not words:
            continue  # `the Swedish Agency` tells of no field
        fields = [w for word in words for w in glossary.swedish_for([word])]
        named = [b.id for b in bodies if _holds_all(b, [*words, kind.replace("zation", "sation")])]
        if len(named) == 1:
            yield match.span(), named
            continue
        yield from _of_field(match.span(), [*glossary.swedish_for(words), *fields], kind, bodies)


def _holds_all(body: Organisation, words: list[str]) -> bool:
    """Return whether one of a body's names holds all these words (`the housing board`: National Board of Housing …)."""
    names = ({w.lower() for w in _WORD.findall(name.text)} for name in body.names)
    return len(set(words) - _COMMON) > 0 and any(name.issuperset(words) for name in names)


def _by_group(text: str, bodies: list[Organisation]) -> Iterator[tuple[Span, list[str]]]:
    """Yield groups whose view is asked for, where exactly one sender's name says that it speaks for them."""
    such = [b for b in bodies if any(_SPEAKS_FOR.search(name.text) for name in b.names)]
    for pattern, swedish in ((_GROUP_SV, True), (_GROUP_EN, False)):
        for match in pattern.finditer(text):
            group = match.lastindex or 0  # the one alternative that matched
            word = match.group(group).rpartition(" ")[2]
            fields = [word] if swedish else glossary.swedish_for([word.lower()])
            ended = _ENDED.match(text, match.end(group))
            span = match.start(group), ended.end() if ended else match.end(group)
            yield from (found for found in _fitting(span, fields, such) if len(found[1]) == 1)


def _of_field(
    span: Span, fields: Iterable[str], kind: str, bodies: list[Organisation]
) -> Iterator[tuple[Span, list[str]]]:
    """Yield the one sender of a kind whose names hold a word that begins as one of the fields does."""
    holds = next(re.compile(names, re.IGNORECASE) for kinds, names in FIELD_KINDS.items() if kind in kinds.split("|"))
    such = [b for b in bodies if any(holds.search(name.text) for name in b.names)]
    yield from _fitting(span, fields, such)


def _fitting(span: Span, fields: Iterable[str], such: list[Organisation]) -> Iterator[tuple[Span, list[str]]]:
    """Yield the one body whose names hold a word that begins as a field does; several where no field tells one."""
    several: list[str] = []
    for field in dict.fromkeys(f.lower()[: max(_FIELD_LETTERS, min(_FIELD_MOST, len(f) - 2))] for f in fields):
        if len(field) < _FIELD_LETTERS or field in _COMMON:
            continue
        fits = [b.id for b in such if any(_holds(word, field) for word in telling(b))]
        if len(fits) == 1:
            yield span, fits
            return
        several = several or fits
    if several:
        yield span, several


def _holds(word: str, field: str) -> bool:
    """Return whether a word of a name begins as a field does, or is a compound that a field of some length ends."""
    return word.startswith(field) or (len(field) >= _IN_COMPOUND and field in word)


def _by_part(text: str, known: _Senders) -> list[tuple[Span, list[str]]]:
    """Find capitalised words that begin a telling word of exactly one sender's name (`Mikromobilitet`)."""
    bearers = known.bearers

    def fitting(alike: Callable[[str, str], bool], asked: str) -> list[str]:
        return list(dict.fromkeys(i for word, ids in bearers.items() if alike(asked, word) for i in ids))

    found: list[tuple[Span, list[str]]] = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if match.group().islower() and (seated := _of_place(word, known)):
            found.append((match.span(), [seated]))
            continue
        if match.group() in known.plain and not _unheard_of(word):
            continue  # `likvärdig` calls no `Nätverket för en likvärdig skola`
        if not match.group()[0].isupper() and len(word) >= _TYPO_LETTERS:
            fits = fitting(_misspelt, word) or (fitting(_rarely_alike, word) if _unheard_of(word) else [])
            found += [(match.span(), fits)] if len(fits) == 1 else []
            continue
        if not match.group()[0].isupper() or len(word) < _SHARED_LETTERS or word in _COMMON:
            continue
        if match.start() == 0 and not {word, word + "s"} & bearers.keys():
            continue  # any word may begin a question
        if re.match(r" [A-ZÅÄÖ][a-zåäö]+", text[match.end() :]) or re.search(
            r"\w [A-ZÅÄÖ][\w-]+ $", text[: match.start()]
        ):
            continue  # inside a longer name
        fits = fitting(_alike, word)
        if len(fits) == 1:
            found.append((match.span(), fits))
    return found


def _of_place(word: str, known: _Senders) -> str | None:
    """Return the one body of a place that is named by the place alone, in lower case (`kalmar`)."""
    if len(word) < _SHARED_LETTERS or word in _COMMON:
        return None
    fits = list(dict.fromkeys([*known.of_places.get(word, ()), *known.of_places.get(word + "s", ())]))
    return fits[0] if len(fits) == 1 else None


def _unheard_of(word: str) -> bool:
    return not any(zipf_frequency(word, language, "small") for language in ("sv", "en"))


def _is_english(word: str) -> bool:
    """Return whether a word is an everyday English one: `government` calls no `National Government Service Centre`."""
    english = zipf_frequency(word, "en", "small")
    return english > _EVERYDAY and english - zipf_frequency(word, "sv", "small") > _CLEARLY


@lru_cache(maxsize=20_000)
def telling(body: Organisation) -> frozenset[str]:
    """Return the words of a body's names by which it may be known, in lower case."""
    words = {w.lower() for name in body.names for w in _WORD.findall(name.text) if len(w) >= _SHARED_LETTERS}
    return frozenset(words - _COMMON)


def _misspelt(asked: str, named: str) -> bool:
    """Return whether a word in lower case is a name, or one letter or one swap of letters away from it."""
    if len(named) < _TYPO_LETTERS or abs(len(asked) - len(named)) > 1 or _is_english(asked):
        return False
    if asked != named and not _unheard_of(asked):
        return False  # a word of the language is no slip of the pen
    swaps = (named[:i] + named[i + 1] + named[i] + named[i + 2 :] for i in range(len(named) - 1))
    return within_one_edit(asked, named) or asked in swaps


def _rarely_alike(asked: str, named: str) -> bool:
    """Return whether a word in lower case is alike a word that only the name has: `magasinen` are no `Magasin AB`."""
    return _alike(asked, named) and _unheard_of(named)


def _alike(asked: str, named: str) -> bool:
    short, long = sorted((asked, named), key=len)
    return (long.startswith(short) and len(long) - len(short) <= 4) or (
        long.startswith(short[:-1]) and len(short) >= 8 and len(long) - len(short) <= 2
    )
