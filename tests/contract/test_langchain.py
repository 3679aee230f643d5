"""The LangChain retriever: the documented lines run, offsets survive, labels hold, nothing is traced."""

import ast
import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

import service.wiring
from corpus.types import Kind
from service.adapters import langchain_retriever
from service.adapters.langchain_retriever import BelaggRetriever
from service.contract import Filters
from tests.contract.fake_engine import TEXTS, FakeEngine

ROOT = Path(__file__).parents[2]
EXAMPLE = [line.strip() for line in (langchain_retriever.__doc__ or "").splitlines() if line.startswith("    ")]


def test_the_three_documented_lines_run(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr(service.wiring, "build_engine", lambda settings: opened.append(settings) or FakeEngine())  # type: ignore[func-returns-value]
    names: dict[str, Any] = {}
    exec("\n".join(EXAMPLE), names)
    assert len(EXAMPLE) == 3
    assert [type(document) for document in names["documents"]] == [Document]
    assert opened[0].data == Path("data")


def test_the_readme_shows_the_same_lines() -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert any(ast.dump(ast.parse(block)) == ast.dump(ast.parse("\n".join(EXAMPLE))) for block in blocks)


def test_a_document_is_the_passage_verbatim_and_says_where_it_stands() -> None:
    for document in BelaggRetriever(engine=FakeEngine(), labels=frozenset({"fi"})).invoke("bro"):
        place = document.metadata
        assert TEXTS[place["document_id"]][place["start"] : place["end"]] == document.page_content
        assert {"organisation", "section", "kind", "speaker", "score", "rank", "title", "snapshot"} <= place.keys()


def test_number_filters_and_labels_reach_the_engine() -> None:
    assert len(BelaggRetriever(engine=FakeEngine(), labels=frozenset({"fi"})).invoke("bro")) == 2
    assert len(BelaggRetriever(engine=FakeEngine(), labels=frozenset({"fi"}), k=1).invoke("bro")) == 1
    assert len(BelaggRetriever(engine=FakeEngine()).invoke("bro")) == 1
    narrowed = BelaggRetriever(engine=FakeEngine(), filters=Filters(kinds=(Kind.TAL,)))
    assert narrowed.filters.kinds == (Kind.TAL,)


def test_it_works_in_a_chain_in_batches_and_in_a_loop() -> None:
    retriever = BelaggRetriever(engine=FakeEngine())
    chain = retriever | RunnableLambda(len)
    assert chain.invoke("bro") == 1
    assert chain.batch(["bro", "väg"]) == [1, 1]
    assert len(asyncio.run(retriever.ainvoke("bro"))) == 1


def test_tracing_stays_off_even_when_the_environment_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from langchain_core.callbacks import CallbackManager
    from langchain_core.tracers import LangChainTracer

    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "none")
    seen: list[object] = []
    configure = CallbackManager.configure.__func__  # type: ignore[attr-defined]

    def watched(cls: type[CallbackManager], *arguments: Any, **more: Any) -> CallbackManager:
        manager: CallbackManager = configure(cls, *arguments, **more)
        seen.extend(manager.handlers)
        seen.append("configured")
        return manager

    monkeypatch.setattr(CallbackManager, "configure", classmethod(watched))
    BelaggRetriever(engine=FakeEngine()).invoke("bro")
    assert "configured" in seen
    assert not [handler for handler in seen if isinstance(handler, LangChainTracer)]
