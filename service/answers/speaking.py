"""Who speaks of a matter though no position of theirs was matched with it, and who is silent.

Silence is said of nobody whose words hold the matter: not under another name in the same section of the report, not
in a sentence that takes no position, not in two words where the question has one.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.types import BlockKind, Document
from indexer.types import Basis, Position, Sentence, Stance
from service import phrases
from service.answers.context import MENTIONED, Context
from service.answers.lookup import quote_sentence
from service.answers.positions import state
from service.cues import HOLDS_WHAT, Want
from service.evidence import Evidence, is_furniture
from service.match import CALLED, Match, best_name
from service.positions.touching import Key, Touch
from service.terms import Term, coverage, in_full, lexical_terms, taken_apart
from service.widening import widen

_HEADED = 0.7  # share of the question's terms that a heading of the section holds which the question is about
_NEAR_BEST = 0.9
_TELLING = 0.5  # a term of this weight tells what is asked about
_LOOKED_AT = 1_000  # passages at a time, those with most of the words first
_WHOLLY = 0.5  # a term counts as standing there from this match on
_HELD = (
    0.4  # share of the terms that one sentence of a passage on the matter holds, what stands around it counting less
)
_MOST_CITED = 12  # of those who only mention the matter; the others are named


@dataclass(frozen=True, slots=True)
class Rest:
    """Respondents by what they say of a matter: a position beside or near it, on all the rest, a mention, nothing."""

    beside: tuple[Position, ...]
    near: tuple[Position, ...]
    reaching: tuple[Position, ...]
    touched: tuple[Touch, ...]
    silent: tuple[str, ...]


def rest(context: Context, spoken: Collection[str], found: Sequence[Match]) -> Rest:
    """Sort those not in `spoken` by what they say of the matter, `found` being the positions on it."""
    left = [o for o in context.respondents if o not in spoken]
    words = words_on(context, left, found) if left else {}
    told = [words[o] for o in left if o in words]
    beside = tuple(t.position for t in told if t.position)
    near = tuple(p for t in told if not t.position and (p := _near(context, t)))
    reaching = _reaching(context, set(left) - {p.organisation_id for p in (*beside, *near)}, found)
    held = {p.organisation_id for p in near} | reaching.keys()
    return Rest(
        beside,
        near,
        tuple(reaching.values()),
        tuple(t for t in told if not t.position and t.organisation_id not in held),
        tuple(o for o in left if o not in words and o not in reaching),
    )


def _near(context: Context, touch: Touch) -> Position | None:
    """Return the stance that a mention of the matter takes outright, on a proposal of another name that names it."""
    said = (
        m.position
        for m in context.matches_of(touch.organisation_id)
        if m.document.id == touch.document_id and m.says(touch.start) and m.stated and m.named >= MENTIONED
        if m.position.basis is Basis.STATED and m.position.stance is not Stance.COMMENT
    )
    return next(said, None)


def beside(context: Context, found: Sequence[Match]) -> list[Match]:
    """Return the positions of others in the section that the question names by a heading of it, one of each.

    What the section is on is then what is asked about, whatever its proposals are called.
    """
    if not headed(context):
        return []
    spoken = {m.position.organisation_id for m in found}
    there = _in_sections(context, found)
    told = [there[o] for o in context.respondents if o in there and o not in spoken]
    held = [touch.position for touch in told if touch.position]
    of_id = {m.position.id: m for m in context.matches.of([p.organisation_id for p in held])}
    return [of_id[p.id] for p in held if p.id in of_id]


def _reaching(context: Context, left: Collection[str], found: Sequence[Match]) -> dict[str, Position]:
    """Return the stances of organisations on all the rest, or on another's answer, that reach the proposals found.

    As they were given, except for those by reference: these say what they say only of a proposal.
    """
    readable = {d.id for d in context.documents}
    proposals = {m.position.proposal_id for m in found}
    reached: dict[str, Position] = {}
    for p in context.view.positions_all if left and proposals else ():
        seen = p.document_id in readable and (p.from_document is None or p.from_document in readable)
        if p.inherited and p.proposal_id in proposals and p.organisation_id in left and seen:
            reached.setdefault(p.organisation_id, p)
    given = {(p.document_id, p.start): p for p in context.view.positions_all if reached and not p.inherited}
    return {
        o: p if p.basis is Basis.BY_REFERENCE else given.get((p.document_id, p.start), p) for o, p in reached.items()
    }


def answer_all(context: Context, found: Sequence[Match]) -> None:
    """Say what every organisation holds on the proposals found, then where the others stand and who is silent.

    Where it is asked who holds something that is no stance, nobody is said to hold it, nor to be silent on it.
    """
    which = context.query.of_respondents or HOLDS_WHAT.search(context.query.text) is not None
    if which:
        context.draft.say(phrases.say("nearest_of_all", context.language))
    spoken: list[str] = []
    for match in found:
        if match.position.organisation_id not in spoken or context.query.want is Want.REASON:
            state(context, match.position, explain=True, plain=which or not context.query.yes_no)
            spoken.append(match.position.organisation_id)
    if which:
        others = rest(context, spoken, found)
        _say_first(context, "beside", others.beside)
        _say_first(context, "near", others.near)
        _say_touched(context, others.touched)
    elif context.query.want is not Want.REASON:
        say_rest(context, spoken, found)


def say_rest(context: Context, spoken: Collection[str], found: Sequence[Match]) -> None:
    """Say where those not in `spoken` stand, who mentions the matter without a position, and who does not."""
    others = rest(context, spoken, found)
    _say_first(context, "beside", others.beside)
    _say_first(context, "near", others.near)
    for position in others.reaching:
        state(context, position, explain=False, plain=True)
    _say_touched(context, others.touched)
    if others.silent:
        names = phrases.listed([context.who(o) for o in others.silent], context.language)
        key = "silent_rest" if len(others.silent) == 1 else "silent_others"
        context.draft.say(phrases.say(key, context.language, names=names))
    context.warn_incomplete(others.silent)


def _say_first(context: Context, key: str, found: Sequence[Position]) -> None:
    """Say what positions are of another kind than those asked about (`beside`, `near`), and then each of them."""
    if found:
        markers = [context.draft.cite(context.view.documents[p.document_id], p.start, p.end) for p in found]
        context.draft.say(phrases.say(f"{key}_one" if len(found) == 1 else f"{key}_others", context.language), *markers)
    for position in found:
        state(context, position, explain=False, plain=True)


def _say_touched(context: Context, touched: Sequence[Touch]) -> None:
    if touched:
        names = phrases.listed([context.who(t.organisation_id) for t in touched], context.language)
        documents = context.view.documents
        markers = [context.draft.cite(documents[t.document_id], t.start, t.end) for t in touched[:_MOST_CITED]]
        key = "touched_one" if len(touched) == 1 else "touched"
        context.draft.say(phrases.say(key, context.language, names=names), *dict.fromkeys(markers))


def state_in_section(context: Context) -> bool:
    """State what those asked about hold or write in the section that is meant, under whatever name; False if nothing.

    Another name's position confirms and corrects nothing of what the question takes for granted.
    """
    readable = {d.id for d in context.documents}
    found: dict[str, Touch] = {}
    for key in sorted(headed(context)):
        for organisation_id, touch in context.view.touches.of(key, readable).items():
            found.setdefault(organisation_id, touch)
    told = [found[o] for o in context.query.asked if o in found]
    if len(told) < len(context.query.asked):
        return False
    for touch in told:
        if touch.position:
            state(context, touch.position, explain=True, plain=True)
        else:
            _quote(context, touch)
    return True


def _quote(context: Context, touch: Touch) -> None:
    document = context.view.documents[touch.document_id]
    speaker = context.view.sentence_speaker(document, touch.start) or touch.speaker
    row = context.view.row_at(document, touch.start) or 0
    words = widen(context.view, Evidence(document, row, touch.start, touch.end, speaker, 0.0, 0.0, 0.0))
    marker = context.draft.cite(document, words.start, words.end)
    context.draft.say(quote_sentence(context, words, as_position=True), marker)


def words_on(context: Context, left: Collection[str], found: Sequence[Match]) -> dict[str, Touch]:
    """Return the words of each of these organisations that show that it speaks of the matter."""
    readable = {d.id for d in context.documents}
    words = _in_sections(context, found)
    proposals = {m.position.proposal_id for m in found}
    for m in context.view.snapshot.mentions:
        if m.proposal_id in proposals and m.document_id in readable:
            words.setdefault(m.organisation_id, Touch(m.organisation_id, m.document_id, m.start, m.end, m.speaker))
    for touch in _mentioning(context, [o for o in left if o not in words]):
        words.setdefault(touch.organisation_id, touch)
    wanted = set(left)
    return {o: touch for o, touch in words.items() if o in wanted}


def only_near(context: Context) -> bool:
    """Return whether only the model puts a word that tells the matter near others: nobody can be said to name it."""
    return any(term.bridged and term.weight >= _TELLING for term in context.terms)


def all_touch(context: Context) -> bool:
    """Return whether each of those asked about has words on the matter: foreign it is then to none of them."""
    asked = context.query.asked
    if only_near(context):
        return False
    return bool(asked) and len(words_on(context, asked, ())) == len(asked)


def _in_sections(context: Context, found: Sequence[Match]) -> dict[str, Touch]:
    """Return the words of each organisation in the sections that the question is about."""
    readable = {d.id for d in context.documents}
    words: dict[str, Touch] = {}
    for key in sorted(_sections(context, found)):
        for organisation_id, touch in context.view.touches.of(key, readable).items():
            words.setdefault(organisation_id, touch)
    return words


def _sections(context: Context, found: Sequence[Match]) -> frozenset[Key]:
    """Return the sections that the question is about; where none is named, the one in which the positions lie."""
    if sections := headed(context):
        return sections
    proposals = [context.view.proposals[m.position.proposal_id] for m in found]
    lie = frozenset((p.consultation_id, p.section) for p in proposals if p.section)
    return lie if len(lie) == 1 else frozenset()


def headed(context: Context) -> frozenset[Key]:
    """Return the sections of the reports that the question names, or of which somebody's heading holds it."""
    own = {d.consultation_id for d in context.documents}
    named = [(k, stems) for k, stems in context.view.touches.names({d.id for d in context.documents}) if k[0] in own]
    if context.query.section:
        return frozenset(key for key, _ in named if key[1] == context.query.section)
    scores = [(key, coverage(context.terms, stems)) for key, stems in named]
    least = max(_HEADED, _NEAR_BEST * max((score for _, score in scores), default=0.0))
    found = frozenset(key for key, score in scores if score >= least)
    # the one that is called just so, before those that a letter treats of under one heading with it
    called = {(p.consultation_id, p.section) for p in context.leading if best_name(p, context.terms) >= CALLED}
    return found & called or found


def _mentioning(context: Context, left: Collection[str]) -> Iterator[Touch]:
    """Yield the first words found of each of these organisations that hold enough of the question's terms."""
    whole = in_full(context.terms)
    terms = taken_apart(whole, context.view.snapshot.lexical)
    waiting = set(left)
    while waiting:
        mask = context.view.mask([d for d in context.documents if d.organisation_id in waiting and d.kind.is_response])
        rows = context.view.snapshot.lexical.search(lexical_terms(terms), _LOOKED_AT, mask)
        before = len(waiting)
        for row, _ in rows:
            document = context.view.documents[context.view.passages[row].document_id]
            said = _says(context, (whole, terms), row, document) if document.organisation_id in waiting else None
            if said is not None:
                waiting.discard(document.organisation_id or "")
                yield Touch(document.organisation_id or "", document.id, said.start, said.end, said.speaker)
        if len(rows) < _LOOKED_AT or len(waiting) == before:
            return


def _says(
    context: Context, terms: tuple[Sequence[Term], Sequence[Term]], row: int, document: Document
) -> Sentence | None:
    """Return the sentence of a passage on the matter that holds most of it; None where the passage is not on it.

    `terms` are those in full, which a passage may hold, and those taken apart, which one sentence must. Another number
    is another matter, and the line that says what the letter answers is on none.
    """
    view = context.view
    whole, apart = terms
    if coverage(apart, view.stems(row)) < MENTIONED:
        return None  # then no sentence of it holds as much
    held = [coverage(apart, table) for table in view.sentence_stems(row)]
    if max([coverage(whole, view.stems(row)), *held]) < MENTIONED:
        return None
    if any(t.hard and t.match(view.stems(row)) < _WHOLLY for t in whole):
        return None
    headings = {b.start for b in document.blocks if b.kind is BlockKind.HEADING}
    own = [
        (score, sentence)
        for score, sentence in zip(held, view.passages[row].sentences, strict=True)
        if sentence.start not in headings and not is_furniture(view.sentence_text(row, sentence))
    ]
    best = max(own, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _HELD else None
