"""Haystack: its in-memory BM25 and embedding retrievers, joined by reciprocal rank."""

import os

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from eval.bench.peers.plain import DEPTH
from eval.bench.types import BenchQuestion, Material, Ranker, Ranking


def joined(material: Material) -> Ranker:
    """Two retrievers and a joiner, run one after the other as a pipeline would run them."""
    store = InMemoryDocumentStore(embedding_similarity_function="dot_product")
    rows = zip(material.ids, material.texts, material.vectors, strict=True)
    store.write_documents([Document(id=i, content=t, embedding=list(map(float, v))) for i, t, v in rows])
    words = InMemoryBM25Retriever(store, top_k=DEPTH)
    meaning = InMemoryEmbeddingRetriever(store, top_k=DEPTH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH)

    def rank(question: BenchQuestion, k: int) -> Ranking:
        by_words = words.run(query=question.text)["documents"]
        by_meaning = meaning.run(query_embedding=list(map(float, material.embed(question.text))))["documents"]
        found = joiner.run(documents=[by_words, by_meaning])["documents"][:k]
        return [(document.id, float(document.score or 0.0)) for document in found]

    return rank
