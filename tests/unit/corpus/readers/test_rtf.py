"""Laws of reading RTF: letters of any code page, tables, notes, boxes; pictures and codes are no text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from corpus.readers.rtf.tokens import tokens
from corpus.text import clean
from tests.unit.corpus.readers.office import blocks, opened, texts

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}"
STYLES = r"{\stylesheet{\s1\outlinelevel0 heading 1;}{\s2 Rubrik 2;}{\s0 Normal;}}"


def rtf(inside: str) -> bytes:
    return f"{HEAD}{STYLES}{inside}}}".encode("latin-1")


def escaped(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)]
    return "".join(rf"\u{code}?" for code in codes)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), min_size=1, max_size=40))
def test_any_character_comes_through(text: str) -> None:
    said = " ".join(clean(f"a{text}a").text.split())
    assert " ".join(" ".join(texts(rtf(rf"a{escaped(text)}a\par"))).split()) == said


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (r"sm\'f6rg\'e5s och \'d6rebro\par", "smörgås och Örebro"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}\par", "Привет"),
        (r"a{\f2 \'b3}b\par", "a≥b"),
        (r"{\uc2\u246 ??}l\par", "öl"),
        (r"{\uc0\u246}l\par", "öl"),
        (r"f\'f6re{\v g\'f6md}{\deleted borta}{\pict\pngblip 89504e47}{\*\okand borta}efter\par", "föreefter"),
        (r"f\'f6re{\object{\*\objdata 0102}{\result bild}}efter\par", "förebildefter"),
        (r"a{\field{\*\fldinst HYPERLINK x}{\fldrslt l\'e4nk}}b\par", "alänkb"),
        (r"m\'e5l\_ och resultat\-styrning\~x\par", "mål- och resultatstyrning x"),
        (r"a\line b\tab c\par", "a\nb c"),
        (r"\lquote a\rquote \ldblquote b\rdblquote \endash c\emdash\par", "‘a’“b”–c—"),
        ("a\\\nb\\par", "a"),
        (r"a\bin4 }}}}b\par", "ab"),
    ],
)
def test_what_is_printed_is_read_and_nothing_else(inside: str, said: str) -> None:
    assert texts(rtf(inside))[0] == said


def test_headings_by_style_and_by_level_lists_and_bold() -> None:
    inside = (
        r"\pard\s1 Ett\par\pard\s2 Tv\'e5\par\pard\outlinelevel2 Tre\par\pard{\b Fet}\par"
        r"\pard{\listtext\tab 1.\tab}numrerad\par\pard{\listtext\f2\'b7\tab}punkt\par"
    )
    assert blocks(rtf(inside)) == [
        ("heading 1", "Ett"), ("heading 2", "Två"), ("heading 3", "Tre"), ("paragraph", "Fet"), ("item", "1. numrerad"),
        ("item", "punkt"),
    ]  # fmt: skip
    raw = opened(rtf(inside)).raw
    assert raw is not None
    assert [block.bold for block in raw.blocks[3:5]] == [True, False]


def test_rows_of_a_table_repeat_its_head() -> None:
    row = r"\trowd{}\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    lead = "Brodtext. " * 80
    inside = (
        rf"{lead}\par" + row.format(r"\trhdr", "Avsnitt", "Svar") + row.format("", "7.6.2", "nej") + r"\pard Slut.\par"
    )
    assert texts(rtf(inside))[1:] == ["Avsnitt: 7.6.2 | Svar: nej", "Slut."]


def test_notes_go_last_boxes_are_read_once_and_headers_are_remembered() -> None:
    inside = (
        r"{\header Exempelverket\par}{\footer Box 1\par}"
        r"Text{\super\chftn}{\footnote\chftn  Noten.} vidare.{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt I rutan\par}}{\shprslt{I rutan\par}}}\par"
        r"{\footer Senare\par}Slut.\par"
    )
    assert blocks(rtf(inside)) == [
        ("paragraph", "Exempelverket"), ("paragraph", "I rutan"), ("paragraph", "Text vidare."), ("paragraph", "Slut."),
        ("note", "Noten."),
    ]  # fmt: skip
    raw = opened(rtf(inside)).raw
    assert raw is not None
    assert raw.furniture == ["Exempelverket", "Box 1", "Senare"]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    assert all(token.word or token.text for token in tokens(data))
    with suppress(UnreadableDocument):
        opened(b"{\\rtf1 a\\par " + data)


def test_braces_without_end_cost_no_more_than_their_length() -> None:
    assert texts(b"{\\rtf1 a\\par " + b"{" * 5_000 + b"b")[0] == "a"
    with pytest.raises(RecursionError):
        opened(b"{\\rtf1 a\\par " + b"{" * 50_000)


@pytest.mark.parametrize("mark", [r"\footnote", r"\*\footnote", r"\*\footnote\ftnalt"])
def test_a_note_is_read_however_its_destination_is_marked(mark: str) -> None:
    note = rf"{{\chftn{{{mark} \chftn\pard\plain Se prop.}}}}"
    assert blocks(rtf(rf"Staden avstyrker{note} allt.\par")) == [
        ("paragraph", "Staden avstyrker allt."),
        ("note", "Se prop."),
    ]


@pytest.mark.parametrize(
    ("code", "form", "said"),
    [
        ("FORMCHECKBOX", r"\fftype1\ffres1{\*\ffname K1}\ffdefres0", "☒"),
        ("FORMCHECKBOX", r"\fftype1\ffres0\ffdefres1", "☐"),
        ("FORMCHECKBOX", r"\fftype1\ffres25\ffdefres1", "☒"),
        ("FORMCHECKBOX", r"\fftype1\ffres25\ffdefres0", "☐"),
        ("FORMDROPDOWN", r"\fftype2\ffres1{\*\ffname D}{\*\ffl Ja}{\*\ffl N\'e4rmast nej}", "Närmast nej"),
        ("FORMTEXT", r"\fftype0{\*\ffdeftext borta}", ""),
    ],
)
def test_what_is_ticked_and_chosen_in_a_form_is_read(code: str, form: str, said: str) -> None:
    field = rf"{{\field{{\*\fldinst {{{code}}}{{{{\*\formfield{{{form}}}}}}}}}{{\fldrslt }}}}"
    assert texts(rtf(rf"a {field} b\par")) == [f"a {said} b".replace("  ", " ")]


@pytest.mark.parametrize("count", [5, 90_000_000])
def test_binary_data_hide_no_more_than_themselves(count: int) -> None:
    inside = rb"{\rtf1 Ett.\par{\pict\bin%d " % count + b"}\x00{}\x01" + rb"}Staden avstyrker.\par}"
    assert texts(inside) == ["Ett.", "Staden avstyrker."]


def test_a_file_that_is_cut_off_says_so() -> None:
    whole = rtf(r"Ett.\par{\b Staden} avstyrker.\par")
    raw, cut = opened(whole).raw, opened(whole[:-12]).raw
    assert raw is not None
    assert raw.warnings == []
    assert cut is not None
    assert "avhuggen" in " ".join(cut.warnings)


def test_a_first_page_with_a_head_of_its_own_has_not_that_of_the_others() -> None:
    assert texts(rtf(r"\titlepg{\header Nämnden, sida 2\par}Staden avstyrker.\par")) == ["Staden avstyrker."]
    both = rtf(r"\titlepg{\header Nämnden, sida 2\par}{\headerf Nämnden\par}Staden avstyrker.\par")
    assert texts(both) == ["Nämnden", "Staden avstyrker."]
