"""Origins, limits and tokens as values: what is one origin, how many calls, what a token says."""

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from service.access import Role, check_binding, load_access
from service.embedding import tokens
from service.embedding.limits import Limiter, TooManyCalls, address_of
from service.embedding.origins import canonical, origin_of
from service.embedding.sites import SiteBook, new_site
from service.settings import Settings

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("given_text", "found"),
    [
        ("https://a.se", "https://a.se"), ("HTTPS://A.se:443", "https://a.se"), ("http://a.se:80", "http://a.se"),
        ("http://a.se:443", "http://a.se:443"), ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"), ("https://räksmörgås.se", "https://xn--rksmrgs-5wao1o.se"),
    ],
)  # fmt: skip
def test_an_origin_is_written_as_browsers_write_it(given_text: str, found: str) -> None:
    assert canonical(given_text) == found
    assert canonical(found) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "*", "https://*", "https://*.a.se", "a.se", "https://a.se/", "https://a.se/x", "https://u@a.se", "ftp://a.se",
        "https://a.se?x", "https://a.se#x", "https://a.se:0", "https://a.se:65536", "https://a.se:", "https://a.se:8x",
        "https://a.se\r\nSet-Cookie: x", "https://a.se; script-src *", "https://a.se 'unsafe-inline'", "https://a.se,https://b.se",
        "javascript:alert(1)", "https://", "https:///a.se", "https://[::1", "https://[::1]x", "https://.a.se", "data://a.se",
    ],
)  # fmt: skip
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="origin such as"):
        canonical(text)


@given(st.text(max_size=80))
def test_nothing_that_passes_can_break_a_header(text: str) -> None:
    try:
        found = canonical(f"https://{text}")
    except ValueError:
        return
    assert found.isascii()
    assert not set(found) & set(" ;,'\"\r\n*<>\\")
    assert found == found.lower() == canonical(found)


def test_an_address_has_an_origin() -> None:
    assert origin_of("https://belagg.example.se/under/path") == "https://belagg.example.se"


class TestLimiter:
    def test_a_minutes_calls_at_once_then_one_as_each_is_earned(self) -> None:
        clock = [0.0]
        limiter = Limiter(lambda: clock[0])
        for _ in range(6):
            limiter.take("a", 6)
        with pytest.raises(TooManyCalls) as caught:
            limiter.take("a", 6)
        assert caught.value.seconds == 10
        limiter.take("b", 6)
        clock[0] = 10.0
        limiter.take("a", 6)
        with pytest.raises(TooManyCalls):
            limiter.take("a", 6)

    @given(st.lists(st.floats(0, 30), min_size=1, max_size=80), st.integers(1, 30))
    def test_no_minute_holds_twice_its_calls_and_who_waits_gets_through(self, gaps: list[float], most: int) -> None:
        clock = [0.0]
        limiter = Limiter(lambda: clock[0])
        taken: list[float] = []
        for gap in gaps:
            clock[0] += gap
            try:
                limiter.take("a", most)
            except TooManyCalls as refusal:
                clock[0] += refusal.seconds
                limiter.take("a", most)
            taken.append(clock[0])
        for start in taken:
            assert sum(start <= at < start + 60 for at in taken) <= 2 * most

    def test_memory_is_bounded_and_the_rested_are_forgotten(self) -> None:
        clock = [0.0]
        limiter = Limiter(lambda: clock[0], most=100)
        for number in range(10_000):
            limiter.take(f"caller {number}", 30)
        assert len(limiter) == 100
        clock[0] = 120.0
        limiter.take("last", 30)
        assert len(limiter) == 1

    def test_many_threads_take_no_more_than_there_is(self) -> None:
        limiter = Limiter(lambda: 0.0)
        got: list[int] = []

        def take() -> None:
            for _ in range(50):
                try:
                    limiter.take("a", 100)
                    got.append(1)
                except TooManyCalls:
                    pass

        threads = [threading.Thread(target=take) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(got) == 100


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("192.0.2.1", [], "192.0.2.1"), ("192.0.2.1", ["9.9.9.9"], "192.0.2.1"), ("10.0.0.5", ["9.9.9.9"], "9.9.9.9"),
        ("10.0.0.5", ["1.1.1.1, 9.9.9.9"], "9.9.9.9"), ("10.0.0.5", ["1.1.1.1", "9.9.9.9, 10.0.0.6"], "9.9.9.9"),
        ("10.0.0.5", ["nonsense"], "10.0.0.5"), ("10.0.0.5", [], "10.0.0.5"), ("10.0.0.5", ["10.0.0.7"], "10.0.0.7"),
        ("2001:db8:1:2:3::4", [], "2001:db8:1:2::/64"), ("::ffff:192.0.2.1", [], "192.0.2.1"),
        (None, ["9.9.9.9"], "unknown"), ("fe80::1%eth0", [], "fe80::/64"),
        ("10.0.0.5", ["2001:db8::7, evil"], "10.0.0.5"),
    ],
)  # fmt: skip
def test_whose_calls_are_counted_together(peer: str | None, forwarded: list[str], found: str) -> None:
    proxies = Settings.from_env({"BELAGG_TRUSTED_PROXIES": "10.0.0.0/8", "BELAGG_USER_HEADER": "x"}).trusted_proxies
    assert address_of(peer, forwarded, proxies) == found


class TestTokens:
    def test_a_token_says_what_was_signed(self) -> None:
        site, _ = new_site("a", ["https://a.se"])
        text, token = tokens.issue(site, "https://a.se", NOW)
        assert tokens.site_named(text) == site.id
        assert tokens.check(text, site, NOW) == token
        assert len({tokens.issue(site, None, NOW)[0] for _ in range(50)}) == 50

    @given(st.integers(0, 400), st.integers(0, 127))
    def test_no_changed_byte_goes_unnoticed(self, place: int, byte: int) -> None:
        site, _ = new_site("a", ["https://a.se"])
        text, _ = tokens.issue(site, "https://a.se", NOW)
        place %= len(text)
        changed = text[:place] + chr(byte) + text[place + 1 :]
        if changed != text:
            with pytest.raises(tokens.BadToken):
                tokens.check(changed, site, NOW)

    def test_it_is_good_for_its_time_and_for_its_site_only(self) -> None:
        site, other = (new_site(name, ["https://a.se"])[0] for name in "ab")
        text, token = tokens.issue(site, None, NOW)
        assert token.expires == NOW + 1800
        for when in (NOW + 1800, NOW + 1e9, NOW - 3600):
            with pytest.raises(tokens.BadToken):
                tokens.check(text, site, when)
        with pytest.raises(tokens.BadToken):
            tokens.check(text, other, NOW)


class TestSites:
    def test_two_writers_lose_nothing(self, tmp_path: Path) -> None:
        def add(number: int) -> None:
            SiteBook(tmp_path).add(new_site(f"site {number}", [f"https://{number}.se"])[0])

        threads = [threading.Thread(target=add, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(SiteBook(tmp_path).all()) == 12

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"sites": [{}]}', '{"sites": [], "x": 1}', "\ud800"])
    def test_a_damaged_file_is_named_in_one_line_without_what_it_holds(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "sites.json").write_bytes(content.encode("utf-8", "surrogatepass"))
        with pytest.raises(SettingsError, match=r"sites\.json") as caught:
            load_access(Settings(data=tmp_path, host="0.0.0.0")).sites.all()
        assert "\n" not in str(caught.value)

    def test_an_edited_origin_that_is_none_is_refused(self, tmp_path: Path) -> None:
        book = SiteBook(tmp_path)
        book.add(new_site("a", ["https://a.se"])[0])
        book.path.write_text(book.path.read_text().replace("https://a.se", "https://a.se; script-src *"))
        with pytest.raises(SettingsError, match="origins"):
            book.all()

    def test_beyond_this_machine_a_site_is_enough_to_start_and_nobody_else_gets_in(self, tmp_path: Path) -> None:
        settings = Settings(data=tmp_path, host="0.0.0.0")
        with pytest.raises(SettingsError, match="belagg sites"):
            check_binding("0.0.0.0", load_access(settings))
        SiteBook(tmp_path).add(new_site("a", ["https://a.se"])[0])
        access = load_access(settings)
        check_binding("0.0.0.0", access)
        assert access.required

    def test_a_proxy_that_lets_nobody_in_is_refused_at_the_start(self, tmp_path: Path) -> None:
        environ = {"BELAGG_TRUSTED_PROXIES": "10.0.0.5", "BELAGG_DATA": str(tmp_path)}
        access = load_access(Settings.from_env(environ))
        with pytest.raises(SettingsError, match="nobody"):
            check_binding("127.0.0.1", access)


def test_no_key_is_a_visitors() -> None:
    for name in ("visitor", "VISITOR", "0", "", None):
        with pytest.raises(ValueError, match="reader, editor or admin"):
            Role.named(name)


def test_the_secret_and_the_signing_key_are_long_and_different(tmp_path: Path) -> None:
    made = [new_site(f"s{n}", ["https://a.se"]) for n in range(20)]
    assert len({secret for _, secret in made} | {site.signing_key for site, _ in made}) == 40
    assert all(secret not in json.dumps(site.model_dump(mode="json")) for site, secret in made)
