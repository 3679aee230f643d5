"""Answers from what was read off the documents themselves: who signed, case numbers, dates, references."""

from corpus.types import Document, Fact
from service import phrases
from service.answers.context import Context

_OF_RESPONSE = frozenset({"signatory", "author", "date", "email"})


def answer_metadata(context: Context) -> bool:
    """Give the facts asked for with the place they were read from; False when the material's own text must be searched."""
    given = False
    for name in context.query.metadata:
        for document in _documents(context, name):
            given |= _give(context, document, name)
        if given:
            break
    return given


def _documents(context: Context, name: str) -> tuple[Document, ...]:
    """Return whose fact is wanted: the documents of those asked about; for the consultation's own numbers, any."""
    if context.query.asked or context.query.speaker is None:
        wide = name in ("diarienummer", "dir") and not any(_facts(d, name) for d in context.scope)
        documents = context.documents if wide else context.scope
    else:
        documents = tuple(d for d in context.documents if d.speaker is context.query.speaker)
    return documents if context.query.asked or name not in _OF_RESPONSE else ()


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
    if not facts or (name in ("diarienummer", "dir") and context.draft.statements):
        return False
    language = context.language
    markers = [context.draft.cite(document, *_line(document, fact)) for fact in facts]
    values = phrases.listed([f.value for f in facts], language)
    if document.organisation_id is None:
        context.draft.say(phrases.say("source_author", language, title=document.title, value=values), *markers)
        return True
    text = phrases.say(name, language, who=context.who(document.organisation_id), whose=context.whose(document.organisation_id), value=values)
    context.draft.say(text, *markers)
    return True


def _line(document: Document, fact: Fact) -> tuple[int, int]:
    """Return the line or lines a fact stands in, cut to something that can be quoted."""
    start, end = fact.start or 0, fact.end or 0
    first = document.text.rfind("\n", 0, start) + 1
    last = document.text.find("\n", end)
    last = last if last >= 0 else len(document.text)
    return (first, last) if last - first <= 300 else (start, end)


def missing_fact(context: Context) -> bool:
    """Return whether the question asks for a fact of a response that its document does not give (`När är CKS yttrande daterat?`)."""
    names = set(context.query.metadata) & _OF_RESPONSE
    return bool(names) and bool(context.query.asked) and "date" in names
