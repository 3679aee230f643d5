"""Laws of the addresses of originals: a file to save, never a page of ours; nothing of a hidden document."""

import pytest
from fastapi.testclient import TestClient

from service.settings import Settings
from service.web.app import create_app
from tests.contract.fake_engine import FakeEngine

ADDRESSES = ("original", "pages/1.png", "places?start=0&end=3")


@pytest.fixture
def client() -> TestClient:
    return TestClient(create_app(FakeEngine(), Settings()), base_url="http://127.0.0.1:8000")


def test_the_original_is_a_file_to_save_under_its_own_name(client: TestClient) -> None:
    response = client.get("/v1/documents/oppen/original")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/pdf"
    disposition = response.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''svar%20%C3%A5%C3%A4%C3%B6%0D%0A.pdf"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_page_is_a_picture(client: TestClient) -> None:
    response = client.get("/v1/documents/oppen/pages/1.png")
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")


def test_places_are_fractions_of_the_page(client: TestClient) -> None:
    (page,) = client.get("/v1/documents/oppen/places", params={"start": 0, "end": 3}).json()["pages"]
    assert page["page"] == 1
    for box in page["rectangles"]:
        assert 0 <= box["left"] <= box["left"] + box["width"] <= 1
        assert 0 <= box["top"] <= box["top"] + box["height"] <= 1


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("id", ["hemlig", "..%2f..%2fetc%2fpasswd", "finns-inte"])
def test_what_may_not_be_read_is_as_what_is_not_there(client: TestClient, id: str, address: str) -> None:
    assert client.get(f"/v1/documents/{id}/{address}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "2", "x", "1e9"])
def test_a_page_that_is_not_there_is_a_problem(client: TestClient, number: str) -> None:
    response = client.get(f"/v1/documents/oppen/pages/{number}.png")
    assert response.status_code in (404, 422)
    assert response.headers["content-type"] == "application/problem+json"
