"""The only file that knows LangChain: the product's retrieval as a LangChain retriever.

    from service.adapters.langchain_retriever import BelaggRetriever
    retriever = BelaggRetriever.from_data("data")
    documents = retriever.invoke("Vad tycker SKL om policylabbet?")

Nothing is sent anywhere: LangSmith's tracing, which an environment variable could switch on, is off here.
"""

from pathlib import Path
from typing import Any, Self

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableConfig
from langsmith import tracing_context
from pydantic import ConfigDict, Field

from service.contract import MAX_HITS, Filters, Hit, SearchRequest
from service.engine import NO_LABELS, Engine
from service.settings import Settings


class BelaggRetriever(BaseRetriever):
    """Finds passages, best first, by the same retrieval as `POST /v1/search`.

    `page_content` is the passage verbatim; the metadata hold where it stands (`document_id`, `start`, `end`,
    `section`), whose it is (`organisation`, `speaker`, `kind`), its `score` and the `snapshot` it came from.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    engine: Any  # an Engine; a protocol cannot be checked by pydantic
    k: int = Field(default=10, ge=1, le=MAX_HITS)
    filters: Filters = Filters()
    labels: frozenset[str] = NO_LABELS

    @classmethod
    def from_data(cls, data: str | Path, **fields: Any) -> Self:  # noqa: ANN401 - the class's own fields
        """Open the index in the folder `data` with the default settings. SnapshotError, ModelError."""
        from service.wiring import build_engine  # heavy: loads the model's libraries

        engine: Engine = build_engine(Settings(data=Path(data)))
        return cls(engine=engine, **fields)

    def invoke(self, input: str, config: RunnableConfig | None = None, **kwargs: Any) -> list[Document]:  # noqa: A002, ANN401
        """Return the passages for a question, without tracing."""
        with tracing_context(enabled=False):
            return super().invoke(input, config, **kwargs)

    async def ainvoke(self, input: str, config: RunnableConfig | None = None, **kwargs: Any) -> list[Document]:  # noqa: A002, ANN401
        """Return the passages for a question, in a thread, without tracing."""
        with tracing_context(enabled=False):
            return await super().ainvoke(input, config, **kwargs)

    def _get_relevant_documents(  # the run manager is part of the base class's signature
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        request = SearchRequest(query=query, k=self.k, filters=self.filters)
        found = self.engine.search(request, labels=self.labels)
        return [_document(hit, found.snapshot) for hit in found.hits]


def _document(hit: Hit, snapshot: str) -> Document:
    metadata = hit.model_dump(mode="json", exclude={"quote", "scores"})
    return Document(id=hit.passage_id, page_content=hit.quote, metadata={**metadata, "snapshot": snapshot})
