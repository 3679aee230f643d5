"""The published OpenAPI document: complete, true to the service, and safe against whatever it allows."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi.checks import positive_data_acceptance

from corpus.types import Kind, Speaker
from indexer.types import Stance
from service.contract import Answer, Status
from service.problems import MEDIA_TYPE
from service.settings import Settings
from service.web.app import create_app
from service.web.examples import ANSWERS, ASK_REQUESTS, SEARCH_REQUESTS
from tests.contract.fake_engine import FakeEngine

ROOT = Path(__file__).parents[2]
FOLDER = TemporaryDirectory()  # feedback is kept there
APP = create_app(FakeEngine(), Settings(data=Path(FOLDER.name), max_body_bytes=16_777_216))  # longer ones get 413
DOCUMENT = APP.openapi()
schema = schemathesis.openapi.from_asgi("/openapi.json", APP)


@schema.parametrize()
@settings(max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_keeps_what_its_schema_promises(case: schemathesis.Case[Any]) -> None:
    case.headers["Host"] = "localhost"
    # A schema cannot say that 'from' must not be later than 'to'; everything else it allows is accepted.
    excluded: list[CheckFunction] = [positive_data_acceptance] if _dates_reversed(case.body) else []
    case.call_and_validate(excluded_checks=excluded)


def _dates_reversed(body: object) -> bool:
    filters = body.get("filters") if isinstance(body, dict) else None
    first, last = (filters.get("from"), filters.get("to")) if isinstance(filters, dict) else (None, None)
    return isinstance(first, str) and isinstance(last, str) and first > last


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({**DOCUMENT["components"]["schemas"][name], "components": DOCUMENT["components"]})


def test_every_status_has_one_example_that_keeps_the_contract() -> None:
    assert set(ANSWERS) == set(Status)
    for status, example in ANSWERS.items():
        answer = Answer.model_validate(example["value"])
        assert answer.status == status
        validator("Answer").validate(example["value"])
        related = {citation.marker for citation in answer.citations if citation.related}
        assert status == Status.ANSWERED or related == {citation.marker for citation in answer.citations}


def test_examples_are_published_and_accepted() -> None:
    ask = DOCUMENT["paths"]["/v1/ask"]["post"]
    assert ask["responses"]["200"]["content"]["application/json"]["examples"] == ANSWERS
    assert ask["requestBody"]["content"]["application/json"]["schema"]
    client = TestClient(APP, base_url="http://localhost")
    for path, examples in (("/v1/ask", ASK_REQUESTS), ("/v1/search", SEARCH_REQUESTS)):
        for example in examples.values():
            assert client.post(path, json=example["value"]).status_code == 200


def test_quotes_in_examples_stand_in_the_shipped_documents() -> None:
    texts = [path.read_text("utf-8").replace("**", "") for path in (ROOT / "corpus" / "documents").glob("*.txt")]
    for example in ANSWERS.values():
        for citation in example["value"]["citations"]:
            assert any(citation["quote"] in text for text in texts), citation["quote"]


def test_every_error_is_published_as_a_problem() -> None:
    for name, operation in operations():
        errors = {status: reply for status, reply in operation["responses"].items() if status >= "400"}
        for status, reply in errors.items():
            assert list(reply["content"]) == [MEDIA_TYPE], f"{name} {status}"
            example = reply["content"][MEDIA_TYPE]["example"]
            validator("Problem").validate(example)
            assert str(example["status"]) == status


def test_closed_vocabularies_are_published_in_full() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for enum in (Status, Kind, Speaker, Stance):
        assert schemas[enum.__name__]["enum"] == [member.value for member in enum]


def test_requests_are_closed_and_every_reference_resolves() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for name in ("AskRequest", "SearchRequest", "Filters", "Turn", "TokenRequest", "FeedbackRequest", "CitedPlace"):
        assert schemas[name]["additionalProperties"] is False
    text = json.dumps(DOCUMENT)
    for reference in {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}:
        assert reference in schemas
    assert "HTTPValidationError" not in text


@pytest.mark.parametrize("word", ["cdn", "unpkg", "jsdelivr"])
def test_nothing_points_to_a_public_network(word: str) -> None:
    assert word not in json.dumps(DOCUMENT).lower()
