"""Who may ask, who may listen where, and who may read what."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from service.access import (
    Access,
    NotAuthenticated,
    Role,
    add_key,
    check_binding,
    hash_key,
    is_loopback,
    load_access,
    may_read,
    new_key,
)
from service.settings import Settings

OPEN = load_access(Settings())
LABELS = st.sets(st.sampled_from(["a", "b", "c"]))


def access_with(tmp_path: Path, **content: object) -> Access:
    (tmp_path / "keys.json").write_text(json.dumps(content))
    return load_access(Settings(keys_file=tmp_path / "keys.json", labels=("all",)))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_may_be_served_without_keys(host: str) -> None:
    assert is_loopback(host)
    check_binding(host, OPEN)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "", "10.0.0.1", "192.168.1.2", "localhost.example.se", "example.se", "127.1"]
)
def test_any_other_address_is_refused_without_authentication(host: str, tmp_path: Path) -> None:
    assert not is_loopback(host)
    with pytest.raises(SettingsError, match="BELAGG_KEYS_FILE"):
        check_binding(host, OPEN)
    check_binding(host, access_with(tmp_path, keys=[new_key("k", Role.READER)[1]]))
    proxied = Settings.from_env({"BELAGG_TRUSTED_PROXIES": "10.0.0.5", "BELAGG_USER_HEADER": "X-User"})
    check_binding(host, load_access(proxied))


def test_a_key_opens_and_nothing_near_it_does(tmp_path: Path) -> None:
    key, entry = new_key("intranet", Role.EDITOR, ["fi"])
    access = access_with(tmp_path, keys=[entry])
    caller = access.identify(authorization=f"bearer {key}", users=[], peer=None)
    assert (caller.name, caller.role, sorted(caller.labels)) == ("intranet", Role.EDITOR, ["all", "fi"])
    for wrong in (key[:-1], key + "x", key.upper(), hash_key(key), entry["sha256"], "", "Bearer", "å"):
        with pytest.raises(NotAuthenticated):
            access.identify(authorization=f"Bearer {wrong}", users=["anna"], peer="127.0.0.1")
    with pytest.raises(NotAuthenticated):
        access.identify(authorization=f"Basic {key}", users=[], peer=None)
    with pytest.raises(NotAuthenticated):
        access.identify(authorization=None, users=["anna"], peer="127.0.0.1")


def test_keys_are_long_different_and_stored_only_as_hashes() -> None:
    made = [new_key("k", Role.READER) for _ in range(50)]
    assert len({key for key, _ in made}) == 50
    for key, entry in made:
        assert re.fullmatch(r"belagg_[A-Za-z0-9_-]{43}", key)
        assert key.removeprefix("belagg_") not in json.dumps(entry)
        assert entry["sha256"] == hash_key(key)


@pytest.mark.parametrize(
    ("peer", "believed"),
    [("10.1.2.3", True), ("::ffff:10.1.2.3", True), ("10.2.0.1", False), ("testclient", False), (None, False)],
)
def test_a_user_header_is_believed_only_from_the_proxy(peer: str | None, believed: bool) -> None:
    environ = {"BELAGG_TRUSTED_PROXIES": "10.1.0.0/16", "BELAGG_USER_HEADER": "X-User"}
    access = load_access(Settings.from_env(environ))
    if believed:
        assert access.identify(authorization=None, users=["anna"], peer=peer).role is Role.READER
    else:
        with pytest.raises(NotAuthenticated):
            access.identify(authorization=None, users=["anna"], peer=peer)


@pytest.mark.parametrize("users", [["a", "b"], [""], ["a\x00"], ["a\u202e"], ["x" * 201]])
def test_an_odd_user_name_is_refused(users: list[str]) -> None:
    environ = {"BELAGG_TRUSTED_PROXIES": "10.0.0.5", "BELAGG_USER_HEADER": "X-User"}
    with pytest.raises(NotAuthenticated):
        load_access(Settings.from_env(environ)).identify(authorization=None, users=users, peer="10.0.0.5")


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{", '{"keys": [{"id": "a"}]}', '{"keys": [{"id": "a", "sha256": "abc"}]}', '{"key": []}', "{}",
        '{"keys": [{"id": "a", "sha256": "' + "0" * 64 + '", "role": "king"}]}',
        '{"keys": [{"id": "a\\nb", "sha256": "' + "0" * 64 + '"}]}',
    ],
)  # fmt: skip
def test_an_unusable_keys_file_stops_the_start_in_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text(content)
    with pytest.raises(SettingsError) as caught:
        load_access(Settings(keys_file=tmp_path / "keys.json"))
    assert "\n" not in str(caught.value)
    assert "0" * 64 not in str(caught.value)
    with pytest.raises(SettingsError):
        load_access(Settings(keys_file=tmp_path / "absent.json"))


def test_a_new_keys_file_is_private_and_a_taken_name_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    add_key(file, "a", Role.READER)
    assert file.stat().st_mode & 0o077 == 0
    before = file.read_text()
    with pytest.raises(SettingsError, match="already"):
        add_key(file, "a", Role.ADMIN)
    assert file.read_text() == before
    add_key(file, "b", Role.ADMIN)
    assert [entry["id"] for entry in json.loads(file.read_text())["keys"]] == ["a", "b"]
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_roles_include_those_before_them() -> None:
    assert Role.READER < Role.EDITOR < Role.ADMIN


@given(LABELS, LABELS)
def test_a_document_is_read_by_all_or_by_those_who_share_a_label(document: set[str], caller: set[str]) -> None:
    assert may_read(document, caller) is (not document or bool(document & caller))
    if may_read(document, caller):
        assert may_read(document, caller | {"z"})
