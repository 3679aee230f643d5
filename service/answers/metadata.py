"""Answers from what was read off the documents themselves: who signed, case numbers, dates, references."""

import re
from collections.abc import Iterable

from corpus.dates import MONTH
from corpus.types import BlockKind, Document, Fact, Kind
from service import phrases
from service.answers.context import Context
from service.answers.proposed import list_proposed
from service.fact_cues import OF_THE_LETTER
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
    r"(?<![^.\n])(?=[^.]{0,300}\b(?:remissen|(?:remiss)?svaret|(?:remiss)?yttrandet?|ärendet)\b)"
    rf"(?=[^.]{{0,300}}\b(?:beslut\w+|behandla\w+|anta(?:git|gits|gen|get)|antog|fastställ\w+|godkän\w+)\b)"
    rf"[^.]{{0,300}}?{_DAY}",
    re.IGNORECASE,
)
_ASKS_PRESENTER = re.compile(r"föredr|\b(?:presented|reported|rapporteur|reporting)\b", re.IGNORECASE)
_PRESENTED = re.compile(  # by an office without a name: *Förvaltningschefen föredrar ärendet*
    r"(?<![^\W_])[A-ZÅÄÖ][^.\n]{2,80}\bföredr(?:ar|og|as|ogs|ag(?:it|its|ande))\b"
)
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
    for documents in (context.scope, context.documents):
        for name in names:
            if documents is context.documents and context.query.asked and name not in _OF_MATTER:
                continue
            given = [_give(context, d, name) for d in _documents(context, documents, name)]
            if any(given):
                return True
    presents = "contact" in names and bool(context.query.asked) and _ASKS_PRESENTER.search(context.query.text)
    return bool(presents) and _said(context, _PRESENTED, context.scope)


def _said(context: Context, says: re.Pattern[str], papers: Iterable[Document]) -> bool:
    """Quote the first sentence of these documents that says it; False when none does."""
    for document in papers:
        headings = [(b.start, b.end) for b in document.blocks if b.kind is BlockKind.HEADING]
        said = (m for m in says.finditer(document.text) if not any(a <= m.start() < b for a, b in headings))
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
    if name == "arendenummer":
        found = {value: fact for value, fact in found.items() if value not in document.values("diarienummer")}
    return tuple(found.values())


def _give(context: Context, document: Document, name: str) -> bool:
    facts = _facts(document, name)
    if not facts or (name in ("diarienummer", "dir", "ministry") and context.draft.statements):
        return False
    language = context.language
    markers = [context.draft.cite(document, *_line(document, fact)) for fact in facts]
    values = phrases.listed([f.value for f in facts], language)
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
    """Return whether the question asks for a response's date, which its document does not give."""
    names = {"date", "decided"} & set(context.query.metadata)
    return bool(context.query.asked) and bool(names) and bool(OF_THE_LETTER.search(context.query.text))
