"""Answers from what was read off the documents themselves: who signed, case numbers, dates, references."""

import re
from collections.abc import Callable, Iterable

from corpus.dates import MONTH
from corpus.load import MISSING_ANNEX
from corpus.types import BlockKind, Document, Fact, Kind
from service import phrases
from service.answers.context import Context
from service.answers.proposed import list_proposed
from service.fact_cues import DECIDES, OF_THE_LETTER
from service.leaning import NEEDS_WHOM
from service.terms import coverage

_OWN_NUMBER = re.compile(  # *Kammarkollegiets diarienummer*, not *ärendets*
    r"\b(?!(?:ärendets|remissens|matter|consultation|case)\b)(?:\w{3,}s|\w+['’]s|\w+:s) (?:eget |own )?"
    r"(?:diarienum(?:mer|ret)|diarienr|dnr|ärendenum(?:mer|ret)"
    r"|(?:case|reference|registration|registry|file) number)\b",
    re.IGNORECASE,
)
_OF_MATTER = frozenset({"diarienummer", "dir", "sou", "ministry"})  # the same for the whole consultation
_OF_SOURCES = ("author", "photographer")  # told in a sentence of their own of what is no response
_TITLE_NAMED = 0.4
_SAYS: dict[str, re.Pattern[str]] = {
    "deadline": re.compile(  # *Remissvar ska ha kommit in senast den 5 juni 2036*
        r"\b(?:remissvar\w*|svar\w*|yttrande\w*|synpunkter)\b[^.]{0,120}?\b(?:senast|före|innan)(?: den)? \d{1,2} \w+",
        re.IGNORECASE,
    ),
    "proposals": re.compile(  # *I promemorian lämnas tio förslag*
        r"\b(?:\d{1,3}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|tjugo\w*|trettio\w*)"
        r" (?:\w+ )?förslag\b",
        re.IGNORECASE,
    ),
}
_DAY = rf"(?:\d{{1,2}} (?:{MONTH})|\d{{4}}-\d\d-\d\d)\b"
_RESOLVED = re.compile(  # *Förbundsstyrelsen har behandlat remissen den 27 augusti*
    r"(?<![^.\n])(?=[^.]{0,300}\b(?:remissen|(?:remiss?)?svaret|(?:remiss)?yttrandet?|ärendet)\b)"
    rf"(?=[^.]{{0,300}}\b(?:beslut\w+|behandla\w+|anta(?:git|gits|gen|get)|antog|fastställ\w+|godkän\w+)\b)"
    rf"[^.]{{0,300}}?(?<!senast )(?<!senast den )(?<!före den ){_DAY}",  # by when it is due is not when it was decided
    re.IGNORECASE,
)
_ASKS_PRESENTER = re.compile(
    r"föredr|\b(?:presenterade|redogjorde|drog|presented|reported|rapporteur|reporting)\b", re.IGNORECASE
)
_PRESENTED = re.compile(  # by an office without a name: *Förvaltningschefen föredrar ärendet*
    r"(?<![^\W_])[A-ZÅÄÖ][^.\n]{2,80}\bföredr(?:ar|og|as|ogs|ag(?:it|its|ande))\b"
)
_DECIDED_BY = re.compile(  # *Socialnämnden beslutar att avge remissvar*, *Beslut i ärendet har fattats av lagman Ek*
    r"(?<![^.\n])(?=[^.\n]{0,300}\b(?:(?:remiss)?yttrande|(?:remiss?)?svar|remiss|ärende|skrivelse)(?:t|n|ts|et)?\b)"
    r"[^.\n]{0,200}?\b(?:beslut(?:ar|at|ats|ade|ades|et)?|fattats?|antagits?|antog|fastställts?|avgjorts)\b",
    re.IGNORECASE,
)
_EDGES = 2_000  # characters at either end of a letter in which it tells who decided on it; further in, others decide
_PARAGRAPH = re.compile(r"(?m)^[^\w§\n]*(§ ?\d+)\b")
_OF_MINISTRY = re.compile(
    r"\b(?:regeringens|departementets|regeringskansliets)\b|\b(?:ministry|government)['’]s\b", re.I
)
_TO_MINISTRY = re.compile(r"regeringskansliet|@gov\.se", re.IGNORECASE)
_WHO = re.compile(r"\W*(?:vem|vilka|who) (?:är|var|har|is|was|has|handled|presented)\b", re.IGNORECASE)
_NAMES_ITSELF = re.compile(
    r"(?:\W*(?:remiss?)?(?:yttrande|svar)[^:\n]{0,20}:\s*|\W*remiss(?: av)?:?\s+)?", re.IGNORECASE
)
_TITLE_WORDS = 4
_LONGEST_TITLE = 300
_ONE_RESPONSE = re.compile(
    r"\b(?:remiss?)?(?:svaret|yttrandet)s?\b(?! (?:från|av)\b)|s (?:remiss?)?(?:svar|yttrande)\b"
    r"|\bthe (?:response|reply|letter)\b(?! (?:from|of|by)\b)",
    re.IGNORECASE,
)


def answer_metadata(context: Context) -> bool:
    """Give the facts asked for with the place they were read from; False when the material's own text must be searched.

    The documents of those asked about are looked at first, for every fact the words of the question may mean.
    """
    papers = [d for d in context.documents if not d.kind.is_response]  # a respondent counts its own proposals
    papers.sort(key=lambda d: d.kind is not Kind.BETANKANDE)
    for name, says in _SAYS.items():
        if name in context.query.metadata and not context.query.asked:
            return _said(context, says, papers) or (name == "proposals" and list_proposed(context))
    if "decided" in context.query.metadata and context.query.asked and _said(context, _RESOLVED, context.scope):
        return True
    own_way = next((_TOLD[name] for name in context.query.metadata if name in _TOLD), None)
    if own_way is not None:
        return own_way(context)
    names = ("date",) if {"date", "decided"} & set(context.query.metadata) else context.query.metadata
    if "author" in names and context.query.asked:
        names = (*names, "signatory")  # of a letter that names no author, who signed it is what can be told
    if "diarienummer" in names and context.query.asked:
        # asked of one body, its own number is meant when its document is, or when that gives no other
        own = (
            ("arendenummer", "diarienummer")
            if OF_THE_LETTER.search(context.query.text) or _OWN_NUMBER.search(context.query.text)
            else ("diarienummer", "arendenummer")
        )
        others = (n for n in names if n not in own)
        names = (*own, *others)
    if _OF_MINISTRY.search(context.query.text):
        names = tuple("diarienummer" if name == "arendenummer" else name for name in names)
    for documents in (context.scope, context.documents):
        for name in names:
            if documents is context.documents and context.query.asked and name not in _OF_MATTER:
                continue
            given = [_give(context, d, name) for d in _documents(context, documents, name)]
            if any(given):
                return True
    if "contact" not in names or not _ASKS_PRESENTER.search(context.query.text):
        return False
    telling = [d for d in context.scope if d.kind.is_response and _PRESENTED.search(d.text)]
    return (bool(context.query.asked) or len(telling) == 1) and _said(context, _PRESENTED, telling)


def _decided_by(context: Context) -> bool:
    """Quote by whom a body's answer was decided on."""
    return bool(context.query.asked) and _said(context, _DECIDED_BY, context.scope, edges=_EDGES)


def _titled(context: Context) -> bool:
    """Tell what is answered by its title: the first line of the report, or of a letter, with title and number."""
    documents = context.scope if context.query.asked else context.documents
    if len({d.consultation_id for d in documents}) > 1:
        return False
    for document in sorted(documents, key=lambda d: (d.kind is not Kind.BETANKANDE, not d.kind.is_response)):
        for fact in (*_facts(document, "sou"), *_facts(document, "ds")):
            start, end = _line(document, fact)
            itself = _NAMES_ITSELF.match(document.text, start, end)
            start = itself.end() if itself else start
            line = document.text[start:end]
            if len(line.split()) > _TITLE_WORDS and len(line) <= _LONGEST_TITLE:
                _say_title(context, document, (start, end))
                return True
    return False


def _say_title(context: Context, document: Document, place: tuple[int, int]) -> None:
    language, organisation_id = context.language, document.organisation_id
    source = f"”{document.title}”" if language == "sv" else f"“{document.title}”"
    if organisation_id and document.kind.is_response:
        source = phrases.say("response_of", language, whose=context.whose(organisation_id))
    quote = phrases.quoted(document.text[slice(*place)], language)
    context.draft.say(phrases.say("titled", language, source=source, quote=quote), context.draft.cite(document, *place))


def _paragraph(context: Context) -> bool:
    """Tell under which paragraph of its minutes a body decided."""
    for document in context.scope if context.query.asked else ():
        found = _PARAGRAPH.search(document.text) if document.kind is Kind.PROTOKOLLSUTDRAG else None
        if found is not None:
            whose = context.whose(document.organisation_id or "")
            text = phrases.say("paragraph", context.language, whose=whose, value=found[1])
            context.draft.say(text, context.draft.cite(document, *found.span(1)))
            return True
    return False


def _annexes(context: Context) -> bool:
    """Tell of the annexes that responses name: those that hold the answer itself and are missing, then the others."""
    for document in (d for d in context.scope if d.organisation_id and d.kind.is_response):
        whose = context.whose(document.organisation_id or "")
        for fact in _facts(document, "annex") if MISSING_ANNEX in document.warnings else ():
            text = phrases.say("missing_annex", context.language, whose=whose)
            context.draft.say(text, context.draft.cite(document, *_line(document, fact)))
        if listed := _facts(document, "enclosure"):
            value = phrases.listed([fact.value for fact in listed], context.language)
            text = phrases.say("enclosure", context.language, whose=whose, value=value)
            context.draft.say(text, *[context.draft.cite(document, *_line(document, fact)) for fact in listed])
    return bool(context.draft.statements)


_TOLD: dict[str, Callable[[Context], bool]] = {
    "decider": _decided_by,
    "title": _titled,
    "paragraph": _paragraph,
    "annex": _annexes,
}


def _said(context: Context, says: re.Pattern[str], papers: Iterable[Document], edges: int = 0) -> bool:
    """Quote the first sentence of these documents that says it, near an end where `edges` is given; else False."""
    for document in papers:
        headings = [(b.start, b.end) for b in document.blocks if b.kind is BlockKind.HEADING]
        inner = range(edges, len(document.text) - edges) if edges else range(0)
        said = (
            m
            for m in says.finditer(document.text)
            if m.start() not in inner and not any(a <= m.start() < b for a, b in headings)
        )
        match = next(said, None)
        if match is None:
            continue
        row = context.view.row_at(document, match.end() - 1)
        inside = context.view.passages[row].sentences if row is not None else ()
        around = next((s for s in inside if s.start < match.end() <= s.end), None)
        start, end = (around.start, around.end) if around else match.span()
        quote = phrases.quoted(document.text[start:end], context.language)
        context.draft.say(_says(context, document, quote), context.draft.cite(document, start, end))
        return True
    return False


def _says(context: Context, document: Document, quote: str) -> str:
    if document.organisation_id and document.kind.is_response:
        who = context.who(document.organisation_id)
        return phrases.say("writes", context.language, who=who, where="", quote=quote)
    return phrases.say("source_says", context.language, title=document.title, quote=quote)


def _documents(context: Context, documents: tuple[Document, ...], name: str) -> tuple[Document, ...]:
    """Return whose fact is meant; who wrote or signed is not answered for all documents at once."""
    query = context.query
    if query.speaker is not None and not query.asked:
        return tuple(d for d in documents if d.speaker is query.speaker)
    if query.asked:
        return (len(documents) > 1 and _named(context, documents)) or documents
    if name in _OF_MATTER:  # the inquiry itself knows best
        return tuple(sorted(_of_one_matter(context, documents), key=lambda d: d.kind is not Kind.BETANKANDE))
    pictured = tuple(d for d in documents if d.values(name)) if name == "photographer" else ()
    return _named(context, documents) or (pictured if len(pictured) == 1 else ())


def _of_one_matter(context: Context, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return the documents of the consultation that the question names, where they are of several."""
    if len({d.consultation_id for d in documents}) < 2:
        return documents
    named = _named(context, documents)
    return tuple(d for d in documents if named and d.consultation_id == named[0].consultation_id)


def _named(context: Context, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return the one document whose title or first words the question names, if any."""
    scored = [
        (coverage(context.terms, context.view.stems(row)), d)
        for d in documents
        for row in [context.view.row_at(d, context.view.first_offset(d))]
        if row is not None
    ]
    best = max(scored, key=lambda s: s[0], default=None)
    return (best[1],) if best is not None and best[0] >= _TITLE_NAMED else ()


def _facts(document: Document, name: str) -> tuple[Fact, ...]:
    """Return the facts of a name that stand in the text, once each value, the document's own first."""
    found: dict[str, Fact] = {}
    for fact in document.facts:
        if fact.name == name and fact.start is not None:
            found.setdefault(fact.value, fact)
    answered = {a.split()[-1] for a in document.values("answers")}
    if name == "sou" and answered:
        found = {value: fact for value, fact in found.items() if value in answered}
    if name == "addressee" and not found:  # no name, and only where it is sent
        sent = (f for f in document.facts if f.name == "email" and _TO_MINISTRY.search(f.value))
        found = {fact.value: fact for fact in sent if fact.start is not None}
    if name == "arendenummer":
        found = {value: fact for value, fact in found.items() if value not in document.values("diarienummer")}
    return tuple(found.values())


def _give(context: Context, document: Document, name: str) -> bool:
    facts = _facts(document, name)
    if not facts or (name in ("diarienummer", "dir", "ministry") and context.draft.statements):
        return False
    language = context.language
    markers = [context.draft.cite(document, *_line(document, fact)) for fact in facts]
    values = phrases.listed([phrases.with_office(f.value) for f in facts], language)
    if document.organisation_id is None:
        key = f"source_{name}" if name in _OF_SOURCES else "source_fact"
        context.draft.say(phrases.say(key, language, title=document.title, value=values), *markers)
        return True
    text = phrases.say(
        "presented" if name == "contact" and _presents(document, facts) else name,
        language,
        who=context.who(document.organisation_id),
        whose=context.whose(document.organisation_id),
        value=values,
    )
    context.draft.say(text, *markers)
    return True


def _presents(document: Document, facts: Iterable[Fact]) -> bool:
    """Return whether a letter names these as who presented the matter, which is not whom to turn to."""
    lines = (document.text[slice(*_line(document, fact))] for fact in facts)
    return all("föredra" in line.lower() for line in lines)


def _line(document: Document, fact: Fact) -> tuple[int, int]:
    """Return the line or lines a fact stands in, cut to something that can be quoted."""
    start, end = fact.start or 0, fact.end or 0
    first = document.text.rfind("\n", 0, start) + 1
    last = document.text.find("\n", end)
    last = last if last >= 0 else len(document.text)
    return (first, last) if last - first <= 300 else (start, end)


def leaves_whose(context: Context) -> bool:
    """Return whether a fact of one response is asked for (*Vem har skrivit under svaret?*) and of whose is not said."""
    query = context.query
    of_one = NEEDS_WHOM & set(query.metadata) and "deadline" not in query.metadata
    nobody = not query.asked and query.speaker is None
    return bool(of_one and nobody and len(context.respondents) > 1 and _ONE_RESPONSE.search(query.text))


def missing_fact(context: Context) -> bool:
    """Return whether the question asks for a response's date or who decided on it, which its document does not give."""
    names, text = set(context.query.metadata), context.query.text
    date = names & {"date", "decided"} and (OF_THE_LETTER.search(text) or DECIDES.search(text))
    officer = "contact" in names and _WHO.match(text)
    return bool(context.query.asked) and bool(date or officer or names & {"decider", "paragraph", "addressee"})
