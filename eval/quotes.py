"""Which quotes of an answer are the very words of the documents they name. Pure."""

from collections.abc import Mapping

from eval.types import Answer, Citation


def is_verbatim(citation: Citation, texts: Mapping[str, str]) -> bool:
    """Say whether the quote is `text[start:end]`; that of a document which is not among the texts is not."""
    place = citation.place
    text = texts.get(place.document_id, "")
    return 0 <= place.start < place.end <= len(text) and text[place.start : place.end] == citation.quote


def forged(answer: Answer, texts: Mapping[str, str]) -> tuple[Citation, ...]:
    """Return the citations, related ones included, that are not verbatim; none where no texts are at hand to tell."""
    return tuple(c for c in answer.citations if not is_verbatim(c, texts)) if texts else ()


def trusted(answer: Answer, texts: Mapping[str, str]) -> tuple[Citation, ...]:
    """Return the citations that carry the answer and are not forged, in the order of their markers."""
    wrong = forged(answer, texts)
    return tuple(c for c in answer.cited if c not in wrong)
