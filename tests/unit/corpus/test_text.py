"""Laws of canonical text: one spelling of every letter, nothing invisible, and a way back to the file."""

import re
import unicodedata
from array import array

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from corpus.readers.plain import read as read_plain
from corpus.text import MOST_CHARACTERS, MappedText, clean, decode, decoded, segments
from tests.unit.corpus.making import TEXTS

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | TEXTS
INVISIBLE = "\x00\x07\x1b\x7f\x9f\u00ad\u200b\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"


def _original(text: str, at: int) -> str:
    """Return the word of the decoded file that holds the offset `at`, composed; a dropped character parts no words."""
    spaces = [i for i, c in enumerate(text) if clean(c).text.isspace()]
    start = max((i + 1 for i in spaces if i < at), default=0)
    end = min((i for i in spaces if i >= at), default=len(text))
    return unicodedata.normalize("NFC", clean(text[start:end]).text)


@given(ANY_TEXT)
@example(f"a{INVISIBLE}b")
@example("sa\u030a ha\u0308r\u2028rad\u2029rad\x85rad\x0brad\x0crad\r\nrad\rrad")
def test_cleaned_text_has_one_spelling_and_nothing_invisible(text: str) -> None:
    cleaned = clean(text).text
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Zl", "Zp") and c != "\n"]
    assert {c for c in cleaned if unicodedata.category(c) == "Zs"} <= {" "}
    assert not set(cleaned) & set(INVISIBLE)


@given(ANY_TEXT)
def test_every_character_knows_the_place_it_came_from(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.text) == len(cleaned.origin)
    assert list(cleaned.origin) == sorted(cleaned.origin)
    for character, at in zip(cleaned.text, cleaned.origin, strict=True):
        if not character.isspace():
            assert text[at] == character or character in _original(text, at)


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Zs", "Cf"]), max_size=60))
def test_text_that_needs_nothing_done_is_left_as_it_is(text: str) -> None:
    assert clean(text).text == text
    assert list(clean(text).origin) == list(range(len(text)))


@given(st.lists(st.integers(0, 50), max_size=40).map(sorted))
def test_the_stored_map_gives_every_offset_back(offsets: list[int]) -> None:
    runs = segments(array("I", offsets))
    restored = [next(original + i - at for at, original in reversed(runs) if at <= i) for i in range(len(offsets))]
    assert restored == offsets


@given(st.text("ab *", max_size=30), st.text("xy", max_size=3))
def test_replacing_does_what_the_pattern_does_and_keeps_the_map_in_order(text: str, new: str) -> None:
    pattern = re.compile(r"\*+| {2,}")
    replaced = MappedText.of(text).sub(pattern, new)
    assert replaced.text == pattern.sub(new, text)
    assert len(replaced.origin) == len(replaced.text)
    assert list(replaced.origin) == sorted(replaced.origin)
    assert all(text[at] == c for c, at in zip(replaced.text, replaced.origin, strict=True) if c in "ab ")


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["", " ", "\n\n"]))
def test_appended_text_keeps_a_place_for_every_character(first: str, second: str, glue: str) -> None:
    whole = MappedText.of(first + second)
    joined = whole.slice(0, len(first))
    joined.append(whole.slice(len(first), len(whole.text)), glue)
    assert joined.text == first + glue + second
    assert len(joined.origin) == len(joined.text)
    assert list(joined.origin) == sorted(joined.origin)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_swedish_is_read_in_every_encoding_a_letter_arrives_in(codec: str) -> None:
    text = "Luleå kommun ställer sig frågande – ”höga” mål är dyra … " * 3
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders_of_utf_16_are_read(order: str) -> None:
    data = f"\ufeffRåd{''}".encode("utf-16-le" if order == "<" else "utf-16-be")
    assert decode(data).strip("\ufeff") == "Råd"


@pytest.mark.parametrize("data", [b"", b"\n\n \t", b"\x00" * 40])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n\x00\x01\x02\xff",
        b"PK\x03\x04\x14\x00\x00\x00docx",
        bytes(range(128, 160)) * 20,
        b"\x7fELF\x02\x01\x00",
    ],
    ids=["pdf", "zip", "controls", "elf"],
)
def test_a_binary_file_is_called_binary(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="binary"):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_unreadable_document(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableDocument as error:
        text = str(error)
    assert text.encode("utf-8").decode("utf-8") == text


def test_a_text_longer_than_any_document_is_refused_with_that_reason() -> None:
    with pytest.raises(UnreadableDocument, match="6 million characters of text: split it"):
        read_plain(b"a " * (MOST_CHARACTERS // 2 + 1))


def test_white_space_without_end_is_one_blank() -> None:
    assert [b.text.text for b in read_plain(b"a" + b" " * 150_000 + b"b\n\nc").blocks] == ["a b", "c"]


LETTER = "Åre kommun\n\nKommunen avstyrker förslaget om tillsynsavgift – ”ny” för små anläggningar, se gränsvärdena."


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp850", "utf-16-le", "utf-16-be"])
def test_a_file_is_read_in_the_encoding_that_gives_swedish_words(codec: str) -> None:
    text = LETTER if codec != "cp850" else LETTER.translate(str.maketrans("–”", '-"'))
    assert decoded(text.encode(codec)) == (text, [])


def test_a_stray_byte_in_utf8_harms_no_other_letter_and_is_told() -> None:
    text, warnings = decoded(LETTER.encode() + "\n– ”å”".encode("cp1252") + "\nför".encode())
    assert text == f"{LETTER}\n– ”å”\nför"
    assert warnings == ["4 byte i filen är inte UTF-8 som resten: jämför med originalet"]


def test_a_letter_that_was_cut_is_no_other_letter() -> None:
    text, warnings = decoded(LETTER.encode() + " få".encode()[:-1])
    assert text == f"{LETTER} f\ufffd"
    assert len(warnings) == 1


@pytest.mark.parametrize("text", ["It’s “new”… they’re – so ‘far’ it is", "Š. Milošević", "Façade, naïve, Zoë"])
def test_other_letters_of_windows_are_left_as_they_are(text: str) -> None:
    assert decoded(text.encode("cp1252", "ignore"))[0] == text.encode("cp1252", "ignore").decode("cp1252")
