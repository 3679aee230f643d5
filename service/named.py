"""The organisations a question names or describes. Pure over the names of a snapshot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.abbreviations import as_used
from corpus.organisations import Mention, Register
from corpus.types import Document, Speaker
from service.descriptions import described
from service.placed import placed
from service.seats import seated, seats
from service.subjects import SUBJECT_BEFORE, asks_view, is_subject

_BODY = re.compile(
    r"(?:verket|inspektionen|myndigheten|styrelsen|förbundet|rådet|domstolen|universitet|högskola|byrån|kollegiet"
    r"|institutet|ombudsmannen|kontoret|kammaren|nämnden|kommun|stad)$",
    re.IGNORECASE,
)
_KIND_FIRST = re.compile(  # and a name of its own of several words, which says by itself who is meant
    r"(?:Ideella |Svenska )?(?:[Ff]öreningen|[Ss]tiftelsen|[Ff]örbundet|[Rr]iksförbundet|[Rr]iksorganisationen"
    r"|[Rr]iksföreningen|[Nn]ätverket|[Ss]ällskapet|[Tt]ankesmedjan|[Ii]ntresseföreningen)"
    r" (?P<rest>[A-ZÅÄÖ][\w-]+(?: [\w-]+){1,4})"
)
_LITTLE_WORDS = frozenset("mig dig sig oss ska".split())  # `ge mig` asks of no MIG, which is Migrationsverket
_BESIDE = re.compile(r"\b[A-ZÅÄÖ][\w-]+ $")


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
    def bare(self) -> Mapping[str, str]:
        """From a sender's name without the word for its kind to the sender: *Ren Kust*, of *Föreningen Ren Kust*."""
        names = ((_KIND_FIRST.match(n.text), s) for s in sorted(self.senders) for n in self.register[s].names)
        return {match["rest"]: sender for match, sender in names if match}

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """From the place a letter was written at to its sender."""
        return seats(self.documents)

    @cached_property
    def called(self) -> frozenset[str]:
        """The whole names of the persons who speak in documents of their own; the inquiry is none."""
        own = (d.speaker_name for d in self.documents if d.speaker is not Speaker.INQUIRY)
        return frozenset(name for name in own if name)

    @cached_property
    def people(self) -> tuple[tuple[str, Speaker], ...]:
        """The last name of each person who speaks in a document of his own, and as what; the inquiry's apart."""
        named = ((d.speaker_name or "", d.speaker) for d in self.documents if d.speaker is not Speaker.INQUIRY)
        return tuple(dict.fromkeys((name.split()[-1], speaker) for name, speaker in named if name.split()))


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
    for bare, id_ in names.bare.items():
        said = re.finditer(rf"(?<!\w){re.escape(bare)}(?=s?(?!\w))", text)
        places |= {m.span(): [id_] for m in said if not any(a <= m.start() < b for a, b in by_span)}
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
        if free and (len(ids) == 1 or (is_subject(text, span) and asks_view(text))):
            places[span] = ids
    return sorted((span, ids) for span, ids in places.items() if ids)


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
    return _BODY.search(mention.name.text) is not None and SUBJECT_BEFORE.search(text[: mention.start]) is not None


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
