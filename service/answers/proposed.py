"""What the inquiry proposes: all its proposals in its own order, when no single one is asked about."""

import re

from corpus.types import Document, Kind
from indexer.types import Naming, Proposal, Wording
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service import phrases
from service.answers.context import Context
from service.cues import Want, any_of
from service.terms import coverage

_ALL = any_of(
    r"\b(?:vilka|lista|räkna upp|ange|alla|samtliga|översikt\w*|överblick\w*|sammanfatt\w*|sammanställ\w*"
    r"|hur många|antal\w*)\b.*\bförslag(?:en|ens)?\b",
    r"^\W*vad (?:är det )?(?:som )?(?:föreslår|föreslås|föreslog)\b"
    r"|^\W*vad (?:vill|har) \w+ (?:föreslå(?:git)?\b|ändra\b)",
    r"\b(?:which|what|list|name|all|overview|summar\w+|how many)\b.*\b(?:proposals|recommendations)\b",
    r"^\W*what (?:does|do|did|is|are|has)\b.*\bpropos(?:e|ed|es|ing|als)\b",
)
_FILLS = re.compile(  # words of such a question that narrow it to no matter
    r"(?:lämna|lägg|lagt|framlägg|presenter|innehåll|finns|föreslå|förslag|lista|räkna|ange|huvud|viktig|samtlig|alla"
    r"|översikt|överblick|sammanfatt|sammanställ|många|antal|totalt|list|name|propos|recommend|main|chief|all|overview"
    r"|summar|contain|made|make|put|forward|include|total|many|altogether|key|ge|give|gör|visa|show|mig|me|över|of)\w*",
    re.IGNORECASE,
)
_NAMED = 0.7  # share of what is left of the question that the report's own title holds


def list_proposed(context: Context) -> bool:
    """List the proposals of the report; False where one of them, or a matter, is asked about, or no report is here."""
    found = _proposed(context) if _asks_for_all(context) else ()
    if len(found) < 2:
        return False
    report = found[0][2]
    language = context.language
    markers = [context.draft.cite(document, *_place(document, wording)) for _, wording, document in found]
    values = {"title": phrases.quoted(report.title, language), "n": len(found)}
    key = "proposed" if all(proposal.section for proposal, _, _ in found) else "proposed_unnumbered"
    context.draft.say(phrases.say(key, language, **values), *dict.fromkeys(markers))
    for (proposal, _, _), marker in zip(found, markers, strict=True):
        where = phrases.say("where", language, section=proposal.section) if proposal.section else ""
        context.draft.say(f"• {phrases.quoted(proposal.name, language)}{where}", marker)
    return True


def _asks_for_all(context: Context) -> bool:
    """Return whether all of the report's proposals are asked for; words of its own title narrow nothing."""
    query = context.query
    if query.asked or query.stances or query.section or query.want not in (Want.LOOKUP, Want.METADATA):
        return False
    if not _ALL.search(query.text):
        return False
    left = [t for t in context.terms if not _FILLS.fullmatch(t.text)]
    return not left or any(coverage(left, _title(d)) >= _NAMED for d in _reports(context))


def _reports(context: Context) -> list[Document]:
    return [d for d in context.documents if d.kind is Kind.BETANKANDE]


def _title(document: Document) -> dict[str, float]:
    return {word_stem(token.text): 1.0 for token in tokenize(document.title)}


def _proposed(context: Context) -> tuple[tuple[Proposal, Wording, Document], ...]:
    """Return what the report that is meant proposes, with its own wording of each, in the order of the report."""
    reports = {d.id: d for d in _reports(context)}
    found = [
        (proposal, wording, reports[wording.document_id])
        for proposal in context.view.proposals.values()
        for wording in [w for w in proposal.wordings if w.how is Naming.INQUIRY and w.document_id in reports][:1]
    ]
    first = next(iter(reports), None)  # two reports of one consultation each have a 4.1
    meant = [f for f in found if f[2].id == first]
    return tuple(sorted(meant, key=lambda f: _place(f[2], f[1])))


def wording_of(context: Context, proposal: Proposal) -> tuple[Document, int, int] | None:
    """Return where the report words a proposal, None where its text is not here."""
    readable = {d.id: d for d in context.documents}
    own = (w for w in proposal.wordings if w.how is Naming.INQUIRY and w.document_id in readable)
    wording = next(own, None)
    return (readable[wording.document_id], *_place(readable[wording.document_id], wording)) if wording else None


def _place(document: Document, wording: Wording) -> tuple[int, int]:
    at = max(0, document.text.find(wording.text))
    return at, at + len(wording.text)
