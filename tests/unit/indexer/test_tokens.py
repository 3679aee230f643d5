"""Token budgets, with a vocabulary of single bytes and a few merges in place of the provisioned one."""

from pathlib import Path

import pytest
import tiktoken
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from indexer import tokens
from indexer.provision.layout import tiktoken_folder

MERGES = [b"en", b" e", b" en", b"\xc3\xa5", b"re", b"mi", b"ss", b"remi", b"remiss"]
TINY = tiktoken.Encoding(
    "tiny",
    pat_str=r" ?\p{L}+|\s+|[^\s\p{L}]+",
    mergeable_ranks={token: i for i, token in enumerate([bytes([b]) for b in range(256)] + MERGES)},
    special_tokens={"<|endoftext|>": 256 + len(MERGES)},
)
TEXTS = st.text(alphabet="remis n å😀\n<|endoftext|>\ud800", max_size=60)


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_vocabulary", lambda _: TINY)


def test_a_missing_vocabulary_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="belagg model"):
        tokens.count("text", tmp_path)


def test_a_damaged_vocabulary_is_one_clear_error_and_stays_where_it_is(tmp_path: Path) -> None:
    """Tiktoken itself would delete the file and go to the network."""
    folder = tiktoken_folder(tmp_path)
    folder.mkdir(parents=True)
    path = folder / "fb374d419588a4632f3f557e76b4b70aebbca790"
    path.write_text("damaged")
    with pytest.raises(ModelError, match="damaged"):
        tokens.count("text", tmp_path)
    assert path.read_text() == "damaged"


def test_counts_by_hand(tiny: None) -> None:
    assert tokens.count("") == 0
    assert tokens.count("remiss") == 1  # merged to one
    assert tokens.count("remiss en") == 2  # "remiss", " en"
    assert tokens.count("å") == 1  # two bytes, merged
    assert tokens.count("😀") == 4  # four bytes, never merged


def test_special_tokens_in_a_text_are_plain_text(tiny: None) -> None:
    assert tokens.count("<|endoftext|>") > 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture changes nothing between examples
@given(text=TEXTS, budget=st.integers(min_value=-1, max_value=70))
def test_a_truncated_text_is_a_beginning_within_the_budget(tiny: None, text: str, budget: int) -> None:
    kept = tokens.truncate(text, budget)
    assert text.startswith(kept)
    assert tokens.count(kept) <= max(budget, 0)
    if tokens.count(text) <= budget:
        assert kept == text
