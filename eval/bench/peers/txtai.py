"""txtai: its hybrid index of vectors and BM25, with its own fusion of scores."""

import numpy as np
from txtai import Embeddings

from eval.bench.types import BenchQuestion, Material, Ranker, Ranking, Vectors


def hybrid(material: Material) -> Ranker:
    """`hybrid=True` with vectors from outside."""
    known = dict(zip(material.texts, material.vectors, strict=True))

    def transform(texts: list[str]) -> Vectors:
        return np.stack([known[t] if t in known else material.embed(t) for t in texts])

    index = Embeddings(method="external", transform=transform, hybrid=True, content=False)
    index.index([(i, text, None) for i, text in zip(material.ids, material.texts, strict=True)])

    def rank(question: BenchQuestion, k: int) -> Ranking:
        return [(str(id_), float(score)) for id_, score in index.search(question.text, k)]

    return rank
