"""Settings: read once, refused clearly, and every one of them documented."""

import ast
import contextlib
import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from service import settings as module
from service.settings import PREFIX, Settings

ROOT = Path(__file__).parents[3]
ROOMS = ("corpus", "indexer", "service", "eval")
FIELDS = [field.name for field in dataclasses.fields(Settings)]


def test_the_safe_values_are_the_defaults() -> None:
    settings = Settings.from_env({})
    assert settings == Settings()
    assert (settings.host, settings.log_questions, settings.keys_file) == ("127.0.0.1", False, None)


def test_there_are_at_most_sixteen_and_each_can_be_set() -> None:
    assert len(FIELDS) <= 16
    assert set(FIELDS) == set(module._READERS)


@pytest.mark.parametrize("name", FIELDS)
def test_every_setting_is_named_in_the_operators_handbook(name: str) -> None:
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert f"`{PREFIX}{name.upper()}`" in text


def test_values_arrive() -> None:
    environ = {
        "BELAGG_DATA": "/srv/belagg", "BELAGG_PORT": "9000", "BELAGG_LOG_QUESTIONS": "yes",
        "BELAGG_PUBLIC_URL": "https://belagg.example.se/", "BELAGG_TRUSTED_PROXIES": "10.0.0.5, fd00::/8",
        "BELAGG_USER_HEADER": "X-Remote-User", "BELAGG_LABELS": "fi, ju,", "BELAGG_THREADS": "", "HOME": "x",
    }  # fmt: skip
    settings = Settings.from_env(environ)
    assert (settings.data, settings.port, settings.log_questions) == (Path("/srv/belagg"), 9000, True)
    assert (settings.public_url, settings.user_header) == ("https://belagg.example.se", "x-remote-user")
    assert [str(network) for network in settings.trusted_proxies] == ["10.0.0.5/32", "fd00::/8"]
    assert (settings.labels, settings.threads) == (("fi", "ju"), None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "-1"), ("PORT", "65536"), ("PORT", "８０"), ("PORT", "1e3"), ("THREADS", "0"),
        ("MAX_BODY_BYTES", "10"),
        ("MAX_QUESTION_CHARS", "2001"), ("LOG_QUESTIONS", "maybe"), ("PUBLIC_URL", "belagg.example.se"),
        ("PUBLIC_URL", "javascript:alert(1)"), ("TRUSTED_PROXIES", "10.0.0.5/8"), ("TRUSTED_PROXIES", "proxy"),
        ("USER_HEADER", "X Remote"), ("PROT", "1"), ("NOTHING_LIKE_IT", "1"),
    ],
)  # fmt: skip
def test_a_wrong_value_or_name_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=PREFIX + name):
        Settings.from_env({PREFIX + name: value})


def test_a_near_miss_is_suggested() -> None:
    with pytest.raises(SettingsError, match="BELAGG_PORT"):
        Settings.from_env({"BELAGG_PROT": "1"})


def test_a_header_that_nobody_may_set_is_refused() -> None:
    with pytest.raises(SettingsError, match="TRUSTED_PROXIES"):
        Settings.from_env({"BELAGG_USER_HEADER": "X-Remote-User"})


@given(st.dictionaries(st.sampled_from([PREFIX + name.upper() for name in FIELDS]), st.text()))
def test_any_environment_gives_settings_or_one_line(environ: dict[str, str]) -> None:
    with contextlib.suppress(SettingsError):
        assert isinstance(Settings.from_env(environ), Settings)


def test_nobody_else_reads_these_variables() -> None:
    files = [ROOT / "belagg.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    named = {
        (path.relative_to(ROOT).as_posix(), node.value)
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch("BELAGG_[A-Z_]+", node.value)
    }
    assert named <= {("belagg.py", "BELAGG_DEBUG")}
