"""Whose view a question asks for, told apart from what is only talked about. Pure over the names of a snapshot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.abbreviations import as_used
from corpus.organisations import Mention, Register
from corpus.types import Document, Speaker
from service import cues
from service.described_kinds import UNRESOLVED
from service.descriptions import described
from service.placed import of_no_sender, placed
from service.seats import seated, seats
from service.several import several
from service.stance_cues import stances_in
from service.strangers import named_in_english, unheard

_SUBJECT_BEFORE = re.compile(
    r"\b(?:tycker|anser|tyckte|ansåg|säger|sade|menar|skriver|svara(?:r|de|t)|ställer sig|ställde sig|ser|vill"
    r"|stöd(?:jer|er|de)|tillstyrk\w+|avstyrk\w+|motsätter sig|enligt|enl|(?:svar|remissvar|yttrande"
    r"|remissyttrande)\w* (?:från|av)|föreslår|pekar|"
    r"är|har|does|did|do|is|has|was|according to|(?:response|reply|answer|comments?|submission) (?:from|by)"
    r"|written by|would|välkomnar|resonerar|motiverar|lyfter|framför|bedömer|delar|instämmer|accepterar|ger"
    r"|hos)\s+(?:då |the |swedish )*$",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(
    r"^(?::?s|'s)?\s*(?:om\b|,|\?|$|\)|till\b|om\b|i frågan|(?:tycker|anser|säger|menar|skriver|svara\w*|ställer"
    r"|vill|stöd\w+|tillstyrk\w+|avstyrk\w+|motsätter|föreslår|ser|pekar|är|har|resonerar|motiverar|lyfter"
    r"|framför|accepterar|inte\b"
    r"|think\w*|say\w*|support\w*|oppos\w*|want\w*|propos\w*|argue\w*|suggest\w*|see\w*|welcom\w*|reject\w*|reply"
    r"|replied|answer\w*|respond\w*|view\w*|position|stance|opinion|believe\w*|take\w*|mention\w*|raise\w*"
    r"|describe\w*|give\w*|on\b|about\b|regard\w*|consider\w*"
    r"|svar|remissvar|yttrande|syn\b|inställning|ståndpunkt|ställningstagande|åsikt|response|answer|reply|grounds"
    r"|reasons|arguments?|argument|skäl|conditions?|villkor))",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:säger|sade|skriver|skrev|menar|vill|föreslår|says?|said|writes?|wrote|wants?|propos\w+|suggests?"
    r"|remiss\w*|yttrande\w*)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:verket|inspektionen|myndigheten|styrelsen|förbundet|rådet|domstolen|universitet|högskola|byrån|kollegiet"
    r"|institutet|ombudsmannen|kontoret|kammaren|nämnden|kommun|stad)$",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r" (?:i|in|vid|at|of) (?!(?:Chapter|Section|Annex|Appendix|Part|Kapitel|Avsnitt|Bilaga)\b)[A-ZÅÄÖ][a-zåäöé][\w-]*"
)
_AND = re.compile(
    r"^(?::?s|'s)?\s*(?:,|och|samt|and|&|respektive|versus|vs\.?|eller|or|med|with|än|than"
    r"|till skillnad från)\s+(?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Names:
    """Who can be asked about: all that the register knows, and above all the organisations that sent documents."""

    register: Register
    senders: frozenset[str]
    documents: tuple[Document, ...]

    @cached_property
    def speakers(self) -> frozenset[Speaker]:
        """Whose words the documents are."""
        return frozenset(d.speaker for d in self.documents)

    @cached_property
    def joint(self) -> Mapping[str, tuple[str, ...]]:
        """From who sends a letter together with another to that other, whose it is counted as."""
        found: dict[str, tuple[str, ...]] = {}
        for document in self.documents:
            sender, others = document.organisation_id, document.values("joint_sender")
            for mention in (m for name in others for m in as_used(name, self.register).find(name) if sender):
                found[mention.organisation_id] = (*found.get(mention.organisation_id, ()), sender or "")
        return found

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """From the place a letter was written at to its sender."""
        return seats(self.documents)

    @cached_property
    def people(self) -> tuple[tuple[str, Speaker], ...]:
        """The last name of each person who speaks in a document of his own, and as what; the inquiry's apart."""
        named = ((d.speaker_name or "", d.speaker) for d in self.documents if d.speaker is not Speaker.INQUIRY)
        return tuple(dict.fromkeys((name.split()[-1], speaker) for name, speaker in named if name.split()))


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is asked about, and where the question names them.

    `asked` are senders by id, `absent` bodies without a document as (id or None, name), `ambiguous` senders a name
    may mean; `strangers` are persons and bodies that have sent nothing, though others may tell of them.
    """

    asked: tuple[str, ...]
    absent: tuple[tuple[str | None, str], ...]
    ambiguous: tuple[str, ...]
    taken: tuple[tuple[int, int], ...]
    strangers: tuple[str, ...] = ()


def find_roles(text: str, names: Names) -> Roles:
    """Tell who is asked about.

    A sender in the place of the one who thinks or says is asked about, and whoever *and* joins to it. When no
    sender stands there, all that are named are. A body that sent nothing is asked about when it stands in that
    place and no sender is named.
    """
    groups = [
        group
        for group in several(text, names.register, names.senders)
        if _holds_a_view(text, group[0]) and _asks_view(text)
    ]
    named = [p for p in places(text, names) if not any(p[0][0] < b and a < p[0][1] for (a, b), _ in groups)]
    present = [(span, ids) for span, ids in named if ids[0] in names.senders]
    present = [p for p in present if not _is_to_act(text, p[0])]
    subjects = [(span, ids) for span, ids in present if _is_subject(text, span)]
    speaking = [p for p in subjects if not _IN_PLACE.search(text[: p[0][0]])]
    subjects = speaking or subjects  # `Vad säger förbundet om biblioteket i Umeå?`
    chosen = [
        p
        for p in present
        if not subjects or p in subjects or _joined(text, p[0], subjects) or cues.COMPARE.search(text)
    ]
    asked = [ids[0] for _, ids in chosen if len(ids) == 1] + [id_ for _, ids in groups for id_ in ids]
    ambiguous = [identity for _, ids in chosen if len(ids) > 1 for identity in ids]
    taken = [_with_place(text, span) for span, _ in chosen] + [span for span, ids in groups if ids]
    absent: dict[str, tuple[str | None, str]] = {}
    for span, ids in named if not present else ():
        located = _IN_PLACE.search(text[: span[0]]) and " " not in text[span[0] : span[1]]
        if not located and names.register[ids[0]].respondent and _is_subject(text, span) and _asks_view(text):
            absent.setdefault(ids[0], (ids[0], text[span[0]].upper() + text[span[0] + 1 : span[1]]))
            taken.append(span)
    for span in _unsent(text, names) if not present else ():
        if not any(a <= span[0] and span[1] <= b for (a, b), _ in named) and _asks_view(text):
            absent.setdefault(text[slice(*span)], (None, text[slice(*span)]))
            taken.append(span)
    nowhere, strangers = ((), ()) if named or absent or groups else unheard(text, names)
    absent |= {name: (None, name) for name in nowhere}
    english = None if named or absent or groups else named_in_english(text)
    if english and _SUBJECT_BEFORE.search(text[: english[0]]):
        absent[text[slice(*english)]] = (None, text[slice(*english)])
        taken.append(english)
    if not (named or absent or asked) and (groups or UNRESOLVED.search(text)):
        ambiguous = sorted(names.senders)
    return Roles(
        tuple(dict.fromkeys(asked)), tuple(absent.values()), tuple(dict.fromkeys(ambiguous)), tuple(taken),
        tuple(strangers),
    )  # fmt: skip


def _unsent(text: str, names: Names) -> list[tuple[int, int]]:
    """Return where a question asks for the view of a body that is described, and that has sent nothing."""
    located = dict(placed(text, names.register, names.senders, names.documents))
    elsewhere = [span for span, ids in located.items() if not ids and _is_subject(text, span)]
    general = [
        span
        for span in of_no_sender(text, names.register, names.senders)
        if _SUBJECT_BEFORE.search(text[: span[0]]) and not any(a <= span[0] < b for a, b in located)
    ]
    return elsewhere + general


def _with_place(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of a name with the place that follows it (`Förvaltningsrätten i Härnösand`)."""
    place = _SEAT.match(text, span[1])
    return (span[0], place.end() if place else span[1])


def places(text: str, names: Names) -> list[tuple[tuple[int, int], list[str]]]:
    """Return places that name or describe organisations, in order, each with the ids it may mean.

    Senders before others.
    """
    by_span: dict[tuple[int, int], list[Mention]] = {}
    for mention in _mentions(text, names):
        by_span.setdefault((mention.start, mention.end), []).append(mention)
    located = placed(text, names.register, names.senders, names.documents)
    places = {span: ids for span, ids in located if not any(a <= span[0] and span[1] <= b for a, b in by_span)}
    places |= {span: [id_] for span, id_ in seated(text, names.seats)}
    for span, group in by_span.items():
        if any(a <= span[0] and span[1] <= b for a, b in places):
            continue  # the place in a body's description is not its municipality
        here = [m.organisation_id for m in group if m.organisation_id in names.senders]
        units = [s for s in sorted(names.senders) if {names.register[s].parent} & {m.organisation_id for m in group}]
        joint = [s for m in group for s in names.joint.get(m.organisation_id, ())]
        local = _same_place(text[span[0] : span[1]], group, names)
        places[span] = here or units or joint[:1] or local or [group[0].organisation_id]
    for span, ids in described(text, names.register, names.senders):
        free = not any(a < span[1] and span[0] < b for a, b in places)
        if free and (len(ids) == 1 or (_is_subject(text, span) and _asks_view(text))):
            places[span] = ids
    return sorted((span, ids) for span, ids in places.items() if ids)


def _joined(text: str, span: tuple[int, int], subjects: list[tuple[tuple[int, int], list[str]]]) -> bool:
    """Return whether `and` or a comma joins a name to one that is asked about."""
    return any(_AND.match(text[min(a[1], span[1]) : max(a[0], span[0])]) is not None for a, _ in subjects if a != span)


def _mentions(text: str, names: Names) -> list[Mention]:
    """Return organisations named.

    A name in lower case, which may be a word (`mark`, `transport`), counts for bodies that sent something here, and
    for others where it can be nothing else and stands right after the verb (`tycker skolinspektionen`).
    """
    found = as_used(text, names.register).find(text, lenient=True)
    found = [m for m in found if not (_part_of_name(text, m) or text[m.start : m.end] in _LITTLE_WORDS)]
    kept = [m for m in found if m.organisation_id in names.senders or text[m.start].isupper() or _plainly(text, m)]
    return [
        m
        for m in kept
        if not (
            m.start == 0
            and " " not in m.name.text
            and not m.name.abbreviation
            and m.organisation_id not in names.senders
            and len(kept) > 1
        )
    ]


def _plainly(text: str, mention: Mention) -> bool:
    return _BODY.search(mention.name.text) is not None and _SUBJECT_BEFORE.search(text[: mention.start]) is not None


def _asks_view(text: str) -> bool:
    return bool(cues.POSITION.search(text) or cues.REASON.search(text) or stances_in(text) or _SAYS.search(text))


def _is_subject(text: str, span: tuple[int, int]) -> bool:
    return bool(_SUBJECT_BEFORE.search(text[: span[0]]) or _SUBJECT_AFTER.match(text[span[1] :]))


def _holds_a_view(text: str, span: tuple[int, int]) -> bool:
    """Return whether those in the place of the one who thinks, or whose view it is, are no mere matter."""
    return bool(_SUBJECT_BEFORE.search(text[: span[0]]) or _OWN_VIEW.match(text, span[1]))


_OWN_VIEW = re.compile(
    r"(?:['’]s?)?\s+(?:\w+ )?(?:syn\b|inställning|ståndpunkt|åsikt|skäl\b|argument|svar\b|views?\b|position|stance"
    r"|opinion|reasons?\b|arguments?\b)",
    re.IGNORECASE,
)


def _is_to_act(text: str, span: tuple[int, int]) -> bool:
    """Return whether it is asked who wants a body to do something: `Vem vill att verket ska leda arbetet?`."""
    return _WHO_WANTS.fullmatch(text[: span[0]]) is not None and _TO_ACT.match(text[span[1] :]) is not None


_WHO_WANTS = re.compile(
    r"\W*(?:(?:vem|vilk(?:a|en)(?: \w+)?) (?:\w+ )?"
    r"(?:vill|tycker|anser|föreslår|menar|förordar|önskar|kräver)(?: också)? att"
    r"|wh(?:o|ich \w+)(?: \w+)? (?:wants?|thinks?|proposes?|suggests?|believes?|argues?)(?: that)?)(?: the)? ",
    re.IGNORECASE,
)
_TO_ACT = re.compile(r"\W*(?:ska|skall|bör|får|borde|måste|to|should|must|shall|ought)\b", re.IGNORECASE)
_IN_PLACE = re.compile(r"\w (?:in|i|vid|at|from|från|near|utanför) $")  # `the parents in Alingsås`: a place, no body
_LITTLE_WORDS = frozenset("mig dig sig oss ska".split())  # `ge mig` asks of no MIG, which is Migrationsverket
_BESIDE = re.compile(r"\b[A-ZÅÄÖ][\w-]+ $")


def _part_of_name(text: str, mention: Mention) -> bool:
    """Return whether a one-word name stands inside a longer one (`Transport` in `Swedish Transport Board`)."""
    if " " in mention.name.text or mention.name.abbreviation:
        return False
    before = _BESIDE.search(text[: mention.start])
    after = re.match(r" (?!I\b)[A-ZÅÄÖ][a-zåäö]+", text[mention.end :])
    return after is not None or (before is not None and before.start() > 0)


def _same_place(word: str, group: list[Mention], names: Names) -> list[str]:
    """Return the senders whose names hold a bare place name (`Kalmar`: municipality, region or county board)."""
    if all(names.register[m.organisation_id].type != "kommun" for m in group) or " " in word:
        return []
    bare = re.compile(rf"\b{re.escape(word.rstrip('s'))}s?\b", re.IGNORECASE)
    return [s for s in sorted(names.senders) if any(bare.search(n.text) for n in names.register[s].names)]
