"""The three simplest good systems: BM25 with Swedish stemming, vectors alone, and both fused by rank."""

import bm25s
import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_SWEDISH

from eval.bench.types import BenchQuestion, Material, Ranker, Ranking

DEPTH, K = 100, 60
"""How many of each ranking are fused, and the constant of reciprocal rank fusion.

Source: Cormack, Clarke and Büttcher, SIGIR 2009.
"""


def bm25(material: Material) -> Ranker:
    """BM25 as bm25s gives it, with Snowball's Swedish stemmer and stop words."""
    stemmer = Stemmer.Stemmer("swedish")
    index = bm25s.BM25()
    index.index(_terms(list(material.texts), stemmer), show_progress=False)

    def rank(question: BenchQuestion, k: int) -> Ranking:
        found, scores = index.retrieve(
            _terms([question.text], stemmer), k=min(k, len(material.ids)), show_progress=False
        )
        pairs = zip(found[0], scores[0], strict=True)
        return [(material.ids[int(i)], float(score)) for i, score in pairs if score > 0]

    return rank


def dense(material: Material) -> Ranker:
    """Nearest vectors, all of them compared."""

    def rank(question: BenchQuestion, k: int) -> Ranking:
        scores = material.vectors @ material.embed(question.text)
        return [(material.ids[int(i)], float(scores[i])) for i in np.argsort(-scores, kind="stable")[:k]]

    return rank


def rrf(material: Material) -> Ranker:
    """Both, fused by reciprocal rank with equal weight."""
    rankers = (bm25(material), dense(material))

    def rank(question: BenchQuestion, k: int) -> Ranking:
        total: dict[str, float] = {}
        for ranker in rankers:
            for place, (id_, _) in enumerate(ranker(question, DEPTH), 1):
                total[id_] = total.get(id_, 0.0) + 1 / (K + place)
        return sorted(total.items(), key=lambda item: (-item[1], item[0]))[:k]

    return rank


def _terms(texts: list[str], stemmer: Stemmer.Stemmer) -> bm25s.tokenization.Tokenized:
    return bm25s.tokenize(texts, stopwords=list(STOPWORDS_SWEDISH), stemmer=stemmer, show_progress=False)
