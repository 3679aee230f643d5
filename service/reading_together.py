"""Whether the best sentence answers the question, read together with it by the cross-encoder (docs/adr/0020)."""

from indexer.cross_encoder import Reader
from indexer.passages import header
from service.corpus_view import CorpusView
from service.evidence import Evidence


def answers(view: CorpusView, reader: Reader, question: str, best: Evidence) -> float:
    """Return the log-odds that a sentence answers; it is read under the heading next above it."""
    above = header(best.document, view.passages[best.row].section_path).rpartition("\n")[2]
    return reader(question, under(above.rpartition(" > ")[2], best.quote), best.dense)


def under(heading: str, words: str) -> str:
    """Return words under their heading, if there is one."""
    return f"{heading}\n{words}" if heading else words
