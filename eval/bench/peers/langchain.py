"""LangChain's EnsembleRetriever over FAISS and its own BM25, half and half."""

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.docstore.in_memory import InMemoryDocstore
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from eval.bench.peers.plain import DEPTH
from eval.bench.types import BenchQuestion, Material, Ranker, Ranking


class _Given(Embeddings):
    """The vectors that every system gets."""

    def __init__(self, material: Material) -> None:
        self._material = material

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the given rows, which are in the order of the texts."""
        if tuple(texts) != self._material.texts:
            raise ValueError("only the set's own texts can be embedded")
        return [list(map(float, row)) for row in self._material.vectors]

    def embed_query(self, text: str) -> list[float]:
        """Return the question's row."""
        return list(map(float, self._material.embed(text)))


def ensemble(material: Material) -> Ranker:
    """Equal weights, as the documentation shows."""
    import faiss

    given = _Given(material)
    texts = [Document(t, metadata={"id": i}) for i, t in zip(material.ids, material.texts, strict=True)]
    index = faiss.IndexFlatIP(material.vectors.shape[1])
    index.add(material.vectors)
    names = {i: str(i) for i in range(len(texts))}
    store = FAISS(given, index, InMemoryDocstore(dict(zip(names.values(), texts, strict=True))), names)
    words = BM25Retriever.from_documents(texts, k=DEPTH)
    both = EnsembleRetriever(
        retrievers=[words, store.as_retriever(search_kwargs={"k": DEPTH})], weights=[0.5, 0.5], id_key="id"
    )

    def rank(question: BenchQuestion, k: int) -> Ranking:
        found = both.invoke(question.text)[:k]
        return [(document.metadata["id"], 1 / place) for place, document in enumerate(found, 1)]

    return rank
