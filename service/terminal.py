"""Answers as people read them in a terminal.

Documents and questions come from outside: control and direction characters are removed before anything is
shown, and nothing is read as markup.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from corpus.types import Kind
from service.contract import Answer, Citation, Hit, Language, Quote, SearchResponse, Status

_SHOWN = frozenset("\n")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_STATUS = {
    Language.SV: {
        Status.ANSWERED: "besvarad",
        Status.NOT_MENTIONED: "nämns inte av den tillfrågade organisationen",
        Status.NO_DOCUMENT: "inget dokument från den tillfrågade organisationen",
        Status.NOT_IN_CORPUS: "underlaget säger inget om detta",
        Status.CLARIFY: "frågan behöver preciseras",
        Status.DECLINED: "frågan gäller en bedömning som inte görs här",
    },
    Language.EN: {
        Status.ANSWERED: "answered",
        Status.NOT_MENTIONED: "not mentioned by the organisation asked about",
        Status.NO_DOCUMENT: "no document from the organisation asked about",
        Status.NOT_IN_CORPUS: "the material does not say",
        Status.CLARIFY: "the question needs to be more precise",
        Status.DECLINED: "the question asks for a judgement that is not made here",
    },
}
_WORDS = {
    Language.SV: {"sources": "Källor", "related": "Närliggande text", "warning": "Observera", "status": "Status"},
    Language.EN: {"sources": "Sources", "related": "Related text", "warning": "Note", "status": "Status"},
}
_KINDS = {
    Kind.BETANKANDE: "betänkande",
    Kind.OVRIGT: "övrigt",
}


def safe(text: str) -> str:
    """Return `text` without characters that could steer a terminal or hide what is there."""
    kept = (" " if character in "\t\r" else character for character in text)
    return "".join(
        character for character in kept if character in _SHOWN or unicodedata.category(character) not in _HIDDEN
    )


def show_answer(console: Console, answer: Answer) -> None:
    """Print the answer, then its sources with their exact words, then warnings and the status."""
    words = _WORDS[answer.language]
    if answer.understood:
        line(console, Text(safe(answer.understood), style="dim"))
    line(console, Text(safe(answer.answer), style="bold"))
    cited = [citation for citation in answer.citations if not citation.related]
    related = [citation for citation in answer.citations if citation.related]
    _quotes(console, words["sources"], ((f"[{citation.marker}]", citation) for citation in cited))
    _quotes(console, words["related"], ((f"[{citation.marker}]", citation) for citation in related))
    if answer.warnings:
        line(console, Text())
    for warning in answer.warnings:
        line(console, Text.assemble((f"{words['warning']}: ", "yellow"), safe(warning)))
    line(console, Text())
    line(console, Text(f"{words['status']}: {_STATUS[answer.language][answer.status]}", style="dim"))


def show_hits(console: Console, found: SearchResponse) -> None:
    """Print the passages found, best first."""
    _quotes(console, None, ((f"{hit.rank}. {hit.score:.3f} ", hit) for hit in found.hits))


def new_console(*, stderr: bool = False) -> Console:
    """Return a console that takes every character as it is: no markup, no emoji codes, no guessing."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def _quotes(console: Console, title: str | None, quotes: Iterable[tuple[str, Citation | Hit]]) -> None:
    for number, (marker, quote) in enumerate(quotes):
        line(console, Text())
        if number == 0 and title:
            line(console, Text(title, style="dim"))
        line(console, Text.assemble((marker, "cyan"), " ", safe(" · ".join(_place(quote)))))
        line(console, Text(f"“{safe(quote.quote)}”", style="italic"), indent=4)


def _place(quote: Quote) -> Iterator[str]:
    if quote.organisation:
        short = f" ({quote.organisation_short})" if quote.organisation_short not in (None, quote.organisation) else ""
        yield f"{quote.organisation}{short}"
    else:
        yield quote.title
    yield _KINDS.get(quote.kind, quote.kind.value)
    if quote.section:
        yield quote.section
    if quote.page is not None:
        yield f"s. {quote.page}"
    yield quote.document_id


def line(console: Console, text: Text, indent: int = 0) -> None:
    """Print a text: folded to a terminal's width, its lines kept whole when written to a file.

    Every line of it is indented, so that no quote can pass for a line of the product's own.
    """
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent)) if indent else text)
    else:
        for line in text.split("\n", allow_blank=True):
            console.print(Text(" " * indent if line else "") + line, soft_wrap=True)
