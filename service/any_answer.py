"""Whether any of the best sentences answers the question, read together with it by the cross-encoder (ADR 20)."""

import math
from collections.abc import Sequence

from indexer.cross_encoder import Reader
from indexer.passages import header
from service.corpus_view import CorpusView
from service.evidence import Evidence

READ = 1  # sentences: further ones tell hardly more, and each takes longer than all else of an answer


def any_answer(view: CorpusView, reader: Reader, question: str, found: Sequence[Evidence]) -> float:
    """Return the log-odds that one of the best sentences, which come first, answers, against that none does.

    Minus infinity where there are none.
    """
    best = found[:READ]
    odds = reader(question, [read_text(view, e) for e in best], [e.dense for e in best])
    most = max(odds, default=-math.inf)
    return most + math.log(sum(math.exp(o - most) for o in odds)) if odds else most


def read_text(view: CorpusView, evidence: Evidence) -> str:
    """Return what the reader is given of a sentence: the heading next above it, and its words."""
    above = header(evidence.document, view.passages[evidence.row].section_path).rpartition("\n")[2]
    return under(above.rpartition(" > ")[2], evidence.quote)


def under(heading: str, words: str) -> str:
    """Return words under their heading, if there is one."""
    return f"{heading}\n{words}" if heading else words
