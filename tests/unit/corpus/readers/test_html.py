"""Laws of reading pages: their content in order; menus, banners, scripts and what is hidden are none of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from corpus.text import clean
from tests.unit.corpus.readers.office import blocks, opened, texts

PROSE = "<p>Remissinstansen tillstyrker förslaget om tillsyn i allt väsentligt, med de synpunkter som följer nedan.</p>"
SAID = "Remissinstansen tillstyrker förslaget om tillsyn i allt väsentligt, med de synpunkter som följer nedan."


def page(inside: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>T</title><style>a{{}}</style></head><body>{inside}</body></html>".encode()
    )


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Start Meny</nav>", "<script>var a</script>", "<template>mall</template>", "<div hidden>dolt</div>",
        '<div style="display: none">dolt</div>', '<span aria-hidden="true">ikon</span>', '<p class="sr-only">dolt</p>',
        '<div role="navigation">Start</div>', '<div class="cookie-banner">Kakor</div>', '<div id="breadcrumbs">Start / Här</div>',
        "<footer>Kontakta oss</footer>", "<aside>Relaterat</aside>", "<header>Myndighetens webbplats</header>",
        "<button>Dela</button>", "<form><input value='sök'><select><option>ett</option></select></form>",
        "<noscript>Slå på skript</noscript>", "<svg><text>bild</text></svg>", '<div class="no-print">Skriv ut</div>',
        "<!-- anmärkning -->", '<ul class="social-share"><li>Dela</li></ul>',
    ],
)  # fmt: skip
def test_what_stands_around_the_content_is_not_read(around: str) -> None:
    assert texts(page(around + PROSE + around)) == [SAID]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<p><input type=checkbox checked> Tillstyrks</p>", "☒ Tillstyrks"),
        ("<p><input type=checkbox> Avstyrks</p>", "☐ Avstyrks"),
        ("<p><input type=radio id=a checked><label for=a>Ja</label></p>", "☒ Ja"),
        ("<p><label>Nej <input type=radio></label></p>", "Nej ☐"),
        ("<p>Svar: <select><option>Ja<option selected>Nej</select></p>", "Svar: Nej"),
        ("<p>Motiv: <textarea>Tiden är kort.</textarea></p>", "Motiv: Tiden är kort."),
        ("<p>Namn: <input value='Anna Ek'></p>", "Namn: Anna Ek"),
        ("<p>Namn: <input type=password value='x'><input type=hidden value='x'></p>", "Namn:"),
        ("<p>Namn: <input value='x' style='display: none'></p>", "Namn:"),
    ],
)
def test_what_is_ticked_chosen_and_written_in_a_form_is_read(inside: str, said: str) -> None:
    assert texts(page(PROSE + inside)) == [SAID, said]


@pytest.mark.parametrize("field", ["<input type=checkbox id=meny><label for=meny>☰</label>", "<input value='sök'>",
                                   "<p><label>Avstyrks</label></p><input value='sök'>"])  # fmt: skip
def test_a_field_that_no_words_explain_says_nothing(field: str) -> None:
    assert texts(page(f"{PROSE}<div>{field}</div>")) in ([SAID], [SAID, "☰"], [SAID, "Avstyrks"])


def test_the_main_part_is_read_and_no_other_where_a_page_has_one() -> None:
    assert texts(page(f"<div>Annat</div><main><h1>Rubrik</h1>{PROSE}</main><div>Mer</div>")) == ["Rubrik", SAID]
    assert texts(page(f"<div>Annat</div><div role='main'>{PROSE}</div>")) == [SAID]


def test_a_page_of_little_more_than_a_header_loses_nothing() -> None:
    assert texts(page("<header><h1>Yttrande</h1></header>"))
    assert texts(page(f'<div class="header">{PROSE}</div>')) == [SAID]


def test_headings_lists_definitions_breaks_and_quotes() -> None:
    inside = (
        "<h2>Två</h2><p>a<br>b&nbsp;&auml;&#246;</p><ol start=3><li>tre<li>fyra<ol type=a><li>under</ol></ol>"
        "<ul><li><p>punkt</p></ul><dl><dt>Dnr<dd>12/345</dl><blockquote>citat</blockquote>löst<div>block</div>"
    )
    assert blocks(page(inside)) == [
        ("heading 2", "Två"), ("paragraph", "a\nb äö"), ("item", "3. tre"), ("item", "4. fyra"), ("item", "a. under"),
        ("item", "punkt"), ("item", "Dnr: 12/345"), ("paragraph", "citat"), ("paragraph", "löst"), ("paragraph", "block"),
    ]  # fmt: skip


def test_rows_of_a_table_repeat_its_head_and_a_layout_is_no_table() -> None:
    data = "<table><tr><th>Avsnitt<th>Svar</tr><tr><td rowspan=2>7.6<td>nej</tr><tr><td>ja</tr></table>"
    assert texts(page(data)) == ["Avsnitt: 7.6 | Svar: nej", "Avsnitt: 7.6 | Svar: ja"]
    layout = f"<table><tr><td><table><tr><td>Meny</table><td><h1>Rubrik</h1>{PROSE}</table>"
    assert blocks(page(layout)) == [("paragraph", "Meny"), ("heading 1", "Rubrik"), ("paragraph", SAID)]


def test_notes_go_last_and_leave_no_mark() -> None:
    inside = (
        '<p>Text<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> vidare.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1">[1]</a> Noten.</p></div><p>Slut.</p>'
    )
    assert blocks(page(inside)) == [("paragraph", "Text vidare."), ("paragraph", "Slut."), ("note", "Noten.")]


def test_white_space_means_nothing_except_where_a_text_is_laid_out_by_it() -> None:
    assert texts(page("<p>ett\n   två\n\n\n      tre</p>")) == ["ett två tre"]
    laid = "<div>Inledning\n\n1 § Denna lag gäller för den som\nbedriver verksamhet.\n\n2 § Med tillsyn avses kontroll.\n</div>"
    assert texts(page(laid)) == [
        "Inledning", "1 § Denna lag gäller för den som bedriver verksamhet.", "2 § Med tillsyn avses kontroll.",
    ]  # fmt: skip
    assert texts(page("<pre>ett\ntvå\n\ntre</pre>")) == ["ett två", "tre"]


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("", "utf-8"), ("", "cp1252"), ("", "utf-16"), ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"), ('<meta charset="utf-8">', "utf-8-sig"), ('<meta charset="okänt">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-2">', "iso-8859-2"),
    ],
)  # fmt: skip
def test_letters_are_right_whatever_the_page_says_of_them(head: str, codec: str) -> None:
    assert (
        texts(f"<html><head>{head}</head><body><p>Räksmörgås Å</p></body></html>".encode(codec, "replace"))
        == ["Räksmörgås Å"]
        or codec == "iso-8859-2"
    )


def test_xhtml_with_a_declaration_is_a_page_in_any_encoding() -> None:
    said = (
        '<?xml version="1.0" encoding="UTF-16"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Å</p></body></html>'
    )
    assert texts(said.encode("utf-16")) == ["Å"]
    assert texts(said.encode("utf-16-le")) == ["Å"]


def test_the_title_is_stated_and_not_in_the_text() -> None:
    raw = opened(page(PROSE)).raw
    assert raw is not None
    assert raw.stated == {"title": "T"}


def test_elements_without_end_are_read_or_refused_and_never_hang() -> None:
    assert "ab" in "".join(texts(b"<html><body>" + b"<font>" * 100 + b"ab"))
    assert texts(b"<html><body><p>ett" + b"<div>" * 200 + b"x")[0] == "ett"


def test_many_broken_lines_cost_no_more_than_their_length() -> None:
    assert texts(page("<div>" + "en rad om förslaget<br>" * 20_000 + "</div>"))[0].startswith("en rad om förslaget")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&-*"), min_size=1, max_size=60))
def test_the_words_of_a_paragraph_come_through(text: str) -> None:
    said = " ".join(clean(f"a {text} z").text.split())
    read = " ".join(" ".join(texts(page(f"<p>a {text} z</p>"))).split())
    assert read == said


def test_marks_that_nobody_closed_cost_no_words() -> None:
    assert texts(b"<html><body>" + b"<p>rad <font><b>" * 150 + b"slut")[-1].endswith("slut")


def test_a_page_nested_deeper_than_any_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="nested"):
        texts(b"<html><body>" + b"<div>" * 200_000 + b"a")


PANEL = '<div id="p1" hidden><p>Vi avstyrker förslaget om maxtaxa, som skulle utarma yrket.</p></div>'


def test_a_part_that_opens_at_a_click_is_read_under_its_heading() -> None:
    folded = page(f'<h2><button aria-expanded="false" aria-controls="p1">Avsnitt 5.2</button></h2>{PANEL}')
    assert texts(folded)[-2:] == ["Avsnitt 5.2", "Vi avstyrker förslaget om maxtaxa, som skulle utarma yrket."]
    assert texts(page(PANEL)) == texts(page(""))
    told = page("<details><summary>Avsnitt 6</summary><p>Vi har inget att invända mot förslaget.</p></details>")
    assert [kind for kind, *_ in blocks(told)[-2:]] == ["heading 6", "paragraph"]


def test_what_was_remarked_in_word_and_links_past_the_menus_are_no_text() -> None:
    remarked = """<a class="skip-link" href="#main">Till innehållet</a><p>Vi tillstyrker avgiften.<span
      class="MsoCommentReference"><a class="msocomanchor" href="#_msocom_1">[EL1]</a></span></p>
      <div style='mso-element:comment-list'><div style='mso-element:comment'><div class="msocomtxt">
      <p>[EL1] Vi avstyrker väl?</p></div></div></div>"""
    assert texts(page(remarked)) == texts(page("<p>Vi tillstyrker avgiften.</p>"))
