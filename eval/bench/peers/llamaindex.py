"""LlamaIndex: a vector index and BM25, fused by its QueryFusionRetriever in reciprocal rank mode.

Its own BM25 package holds PyStemmer below 3 and cannot be installed beside this product; the same bm25s with the same
Swedish stemmer stands in for it, behind LlamaIndex's retriever class.
"""

from typing import Any

from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import BaseRetriever, QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import PrivateAttr

from eval.bench.peers.plain import DEPTH, bm25
from eval.bench.types import BenchQuestion, Material, Ranker, Ranking


class _Given(BaseEmbedding):
    """The vectors that every system gets; passages bring theirs along."""

    _material: Material = PrivateAttr()

    def __init__(self, material: Material, **settings: Any) -> None:  # noqa: ANN401 - as the base class has it
        super().__init__(**settings)
        self._material = material

    def _get_query_embedding(self, query: str) -> list[float]:
        return list(map(float, self._material.embed(query)))

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return list(map(float, self._material.vectors[self._material.texts.index(text)]))


class _Words(BaseRetriever):
    def __init__(self, material: Material, nodes: dict[str, TextNode]) -> None:
        self._rank, self._nodes = bm25(material), nodes
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._rank(BenchQuestion("", "sv", query_bundle.query_str, ()), DEPTH)
        return [NodeWithScore(node=self._nodes[id_], score=score) for id_, score in found]


def fused(material: Material) -> Ranker:
    """One query (no language model writes others), reciprocal rank fusion."""
    rows = zip(material.ids, material.texts, material.vectors, strict=True)
    nodes = {i: TextNode(id_=i, text=t, embedding=list(map(float, v))) for i, t, v in rows}
    index = VectorStoreIndex(list(nodes.values()), embed_model=_Given(material))
    retriever = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=DEPTH), _Words(material, nodes)],
        llm=MockLLM(), similarity_top_k=DEPTH, num_queries=1, mode=FUSION_MODES.RECIPROCAL_RANK, use_async=False,
    )  # fmt: skip

    def rank(question: BenchQuestion, k: int) -> Ranking:
        found = retriever.retrieve(question.text)[:k]
        return [(node.node.node_id, float(node.score or 0.0)) for node in found]

    return rank
