"""Laws of reading PDF: what a person would copy, in the order of reading, with the page and the place of each line."""

import io
import itertools
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.description import describe_document
from corpus.errors import UnreadableDocument
from corpus.manifest import DocumentEntry
from corpus.places import unpack, within
from corpus.raw import Raw
from corpus.readers import portfolio
from corpus.readers.formats import format_of
from corpus.readers.pages.glyph import Glyph
from corpus.readers.pages.glyphs import lost_spaces
from corpus.readers.pdf import read
from corpus.structure import parse
from corpus.types import BlockKind, Document, Original
from tests.unit.corpus.making import REGISTER, reading
from tests.unit.corpus.printing import HEIGHT, LEADING, LEFT, TOP, WIDTH, Sheet, Words, column, printed

BODY = [
    "Kommunerna har under lång tid efterfrågat en tydligare och mer samlad statlig",
    "styrning av tillsynen. Förbundet anser därför att förslaget om en gemensam modell",
    "bör genomföras utan dröjsmål och att medel avsätts för det ändamålet redan nu.",
]
TURNS = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, 1, -1, 0, WIDTH, 0),
    180: (-1, 0, 0, -1, WIDTH, HEIGHT),
    270: (0, -1, 1, 0, 0, WIDTH),  # reportlab lays the page down when it is to be turned
}


def _raw(*sheets: Sheet) -> Raw:
    return read(printed(*sheets))


def _texts(*sheets: Sheet) -> list[str]:
    raw = _raw(*sheets)
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return [text.text[b.start : b.end] for b in blocks]


def _document(*sheets: Sheet) -> Document:
    original = Original("svar.pdf", "0" * 64, "pdf")
    return describe_document(_raw(*sheets), original, DocumentEntry(file="svar.pdf"), None, REGISTER)[0]


def test_the_lines_of_a_paragraph_are_joined() -> None:
    assert _texts(Sheet(column(BODY))) == [" ".join(BODY)]


def test_short_paragraphs_are_parted_by_the_white_between_them() -> None:
    pairs = [[f"Punkt {n} gäller tillsynen, som kommunerna under lång tid har", "velat se samlad."] for n in range(9)]
    lines = [Words(line, y=TOP - 40 * n - LEADING * i) for n, pair in enumerate(pairs) for i, line in enumerate(pair)]
    apart = [*lines, Words("Vi tillstyrker förslaget.", y=TOP - 40 * 9), Words("Bo Ek", y=TOP - 40 * 9 - 26)]
    assert _texts(Sheet(apart)) == [*map(" ".join, pairs), "Vi tillstyrker förslaget.", "Bo Ek"]


def test_white_between_lines_parts_paragraphs() -> None:
    second = column(BODY, y=TOP - 5 * LEADING)
    assert _texts(Sheet([*column(BODY), *second])) == [" ".join(BODY)] * 2


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("… om säkerhets-", "skydd i kommunerna", "säkerhetsskydd"),
        ("… om mål-", "och resultatstyrning i kommunerna", "mål- och resultatstyrning"),
        ("… enligt EU-", "rätten i kommunerna", "EU-rätten"),
        ("… om till-", "lämpningen i kommunerna", " tillämpningen"),
        ("… om all-", "ergi i kommunerna", " allergi"),
        ("… en god upp-", "lösning i kommunerna", " upplösning"),
        ("… och Catharina Elmsäter-", "Svärd i kommunerna", "Elmsäter-Svärd"),
    ],
)
def test_words_are_joined_over_the_end_of_a_line(first: str, second: str, word: str) -> None:
    assert word in _texts(Sheet(column([BODY[0], first, second])))[0]


def _at(code: str) -> Callable[[Canvas], None]:
    """Draw text by the operators of PDF themselves."""
    return lambda canvas: canvas._code.append(f"BT /F1 11 Tf {LEFT} {TOP - 200} Td {code} ET")


WORDS = ["rapporterar", "till", "starkt", "i", "regioner", "att", "klart"]


@pytest.mark.parametrize("white", [240, 280, 400])
def test_words_that_only_white_parts_are_parted(white: int) -> None:
    drawn = f" -{white} ".join(f"({word})" for word in WORDS)
    assert _texts(Sheet(column(BODY), draw=[_at(f"[{drawn}] TJ")]))[-1] == " ".join(WORDS)


@given(
    words=st.lists(st.integers(1, 9), min_size=1, max_size=8).filter(lambda lengths: max(lengths) > 1),
    spaced=st.floats(-0.1, 0.3),
    white=st.floats(0.16, 1.0),
)
def test_spaces_are_found_by_white_and_not_in_words_that_are_spaced_out(
    words: list[int], spaced: float, white: float
) -> None:
    glyphs: list[Glyph] = []
    begins: set[int] = set()
    at = 0.0
    for number, length in enumerate(words):
        if number:
            begins.add(len(glyphs))
            at += 10 * white
        for _ in range(length):
            glyphs.append(Glyph("n", at, 0, at + 5, 10, 10, bold=False))
            at += 5 + 10 * spaced
    ones = {i for i, length in zip(sorted(begins), words[1:], strict=True) if length == 1}
    assert lost_spaces(glyphs) <= begins
    assert ones or len(words) < 2 or spaced < 0 or lost_spaces(glyphs) == begins


@pytest.mark.parametrize(("bottom", "seen"), [(TOP - 210, True), (TOP - 205, True), (TOP - 150, False), (60, False)])
def test_words_outside_the_frame_that_they_are_drawn_in_are_not_read(bottom: float, seen: bool) -> None:
    def framed(canvas: Canvas) -> None:
        frame = canvas.beginPath()
        frame.rect(LEFT, bottom, 400, 40)
        canvas.clipPath(frame, stroke=0, fill=0)
        _at("(Runnen ur rutan) Tj")(canvas)

    assert ("Runnen ur rutan" in _texts(Sheet(column(BODY), draw=[framed]))) == seen


@pytest.mark.parametrize("cut", range(1, len(BODY)))
def test_a_sentence_goes_on_over_the_end_of_a_page(cut: int) -> None:
    sheets = Sheet(column(BODY[:cut])), Sheet(column([*BODY[cut:], *BODY]))
    assert " ".join(BODY) in " ".join(_texts(*sheets))


def test_running_heads_and_page_numbers_are_taken_out_and_remembered() -> None:
    sheets = [
        Sheet([
            Words("Myndigheten för tester", y=HEIGHT - 40), Words(f"Sida {n} (4)", x=480, y=HEIGHT - 40),
            *column([f"{line} {n}" for line in BODY]), Words(f"{n}", x=300, y=30),
        ])
        for n in range(1, 5)
    ]  # fmt: skip
    raw = _raw(*sheets)
    text = parse(raw.blocks, styled=raw.styled)[0].text
    assert text.count("Myndigheten för tester") == 1  # the letterhead of the first page stays
    assert "Sida" not in text
    assert raw.furniture.count("Myndigheten för tester") == 3
    assert {f"Sida {n} (4)" for n in range(1, 5)} <= set(raw.furniture)


def test_the_number_of_a_heading_at_the_head_of_a_page_is_no_page_number() -> None:
    head = [Words("2", y=HEIGHT - 60, size=16), Words("Lagtext", x=LEFT + 60, y=HEIGHT - 60, size=16)]
    sheets = [Sheet(column(BODY)), Sheet([*head, *column(BODY, y=TOP - 60), Words("2", x=300, y=30)])]
    raw = _raw(*sheets)
    assert raw.furniture == ["2"]
    assert [b.text.text for b in raw.blocks if b.kind is BlockKind.HEADING] == ["2 Lagtext"]


def test_what_stands_at_the_edge_once_stays() -> None:
    sheets = [Sheet([Words(f"Särskild rad nummer {'abcd'[n]}", y=HEIGHT - 40), *column(BODY)]) for n in range(4)]
    text = "\n".join(_texts(*sheets))
    assert all(f"Särskild rad nummer {letter}" in text for letter in "abcd")


def test_larger_and_bold_lines_are_headings() -> None:
    raw = _raw(Sheet([
        Words("Yttrande över betänkandet", size=18),
        Words("7.6.2 Ett nationellt policylab", y=TOP - 40, size=11, bold=True),
        *column(BODY, y=TOP - 60),
    ]))  # fmt: skip
    assert [b.kind for b in raw.blocks] == [BlockKind.HEADING, BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert raw.blocks[0].level < raw.blocks[1].level


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Remissvar över en ny lag om avgifter", "och lån till den som bygger om", True),
        ("Yttrande över betänkandet Rent vatten –", "Ett nytt register för brunnar", True),
        ("Sammanfattning", "Våra synpunkter", False),
    ],
)
def test_a_title_that_goes_on_is_one_however_wide_it_is_set(first: str, second: str, one: bool) -> None:
    title = [Words(first, y=TOP, size=14, bold=True), Words(second, y=TOP - 28, size=14, bold=True)]
    found = _texts(Sheet([*title, *column(BODY, y=TOP - 80)]))
    assert [" ".join(title.split()) for title in found[:-1]] == ([f"{first} {second}"] if one else [first, second])


def test_bulleted_items_part() -> None:
    items = [f"• {line}" for line in BODY]
    raw = _raw(Sheet(column(items)))
    assert [b.kind for b in raw.blocks] == [BlockKind.ITEM] * 3
    assert [b.text.text for b in raw.blocks] == BODY


def test_notes_stand_apart_and_their_marks_are_dropped() -> None:
    sentence, note = "Det framgår av betänkandet.", Words("1 SOU 2018:47 s. 131.", y=60, size=8)
    mark = Words("1", x=LEFT + stringWidth(sentence, "Helvetica", 11), y=TOP + 5, size=6)
    raw = _raw(Sheet([Words(sentence), mark, *column(BODY, y=TOP - 60), note]))
    assert raw.blocks[0].text.text == sentence
    assert raw.blocks[-1].kind is BlockKind.NOTE
    assert raw.blocks[-1].text.text == note.text
    text, blocks, sections = parse(raw.blocks)
    assert text.text.endswith(note.text)
    assert sections[blocks[-1].section].path == ()


def test_notes_that_come_back_on_other_pages_are_no_furniture() -> None:
    sentence = "Det framgår av betänkandet."
    mark = Words("1", x=LEFT + stringWidth(sentence, "Helvetica", 11), y=TOP + 5, size=6)
    note = [Words("1", y=63, size=5), Words("Senaste lydelse 2011:189.", x=LEFT + 6, y=60, size=8)]
    raw = _raw(*[Sheet([Words(sentence), mark, *column(BODY, y=TOP - 60), *note])] * 4)
    assert [b.text.text for b in raw.blocks if b.kind is BlockKind.NOTE] == ["1 Senaste lydelse 2011:189."] * 4


def _grid(rows: list[list[str]], *, ruled: bool) -> Sheet:
    lines = [
        Words(cell, x=LEFT + 150 * j, y=TOP - 22 * i, bold=not i)
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
    ]

    def rules(canvas: Canvas) -> None:
        for j in range(4):
            canvas.line(LEFT + 150 * j - 6, TOP + 14, LEFT + 150 * j - 6, TOP - 22 * len(rows) + 14)

    return Sheet([*lines, *column(BODY, y=TOP - 22 * len(rows) - 40)], draw=[rules] if ruled else [])


@pytest.mark.parametrize("ruled", [False, True])
def test_a_table_is_read_row_by_row_with_its_header(ruled: bool) -> None:
    rows = [["Förslag", "Inställning", "Skäl"], ["Policylab", "avstyrks", "oklart"], ["Frikommun", "tillstyrks", "bra"],
            ["Tillsyn", "delvis", "dyrt"]]  # fmt: skip
    assert _texts(_grid(rows, ruled=ruled))[:3] == [
        f"Förslag: {a} | Inställning: {b} | Skäl: {c}" for a, b, c in rows[1:]
    ]


def _wrapped(rows: list[list[list[str]]], *, apart: float = 8.0) -> Sheet:
    """Return a table whose cells are wrapped over lines, drawn line by line across the cells."""
    lines: list[Words] = []
    y = TOP
    for row in rows:
        for i in range(max(map(len, row))):
            lines += [Words(cell[i], x=LEFT + 110 * j, y=y) for j, cell in enumerate(row) if i < len(cell)]
            y -= LEADING
        y -= apart
    return Sheet(lines)


def test_wrapped_cells_drawn_line_by_line_are_whole_rows() -> None:
    rows = [
        [["Inventerings-", "ansvarig"], ["Den som utses att", "leda arbetet"], ["länsstyrelsen"]],
        [["Tillsyn"], ["Kontroll av att", "reglerna följs", "(enligt lagen)"], ["staten och", "kommunerna"]],
        [["Regelbunden", "förekomst"], ["Djur som setts", "flera gånger"], ["länet"]],
    ]
    assert _texts(_wrapped(rows)) == [
        "Inventeringsansvarig | Den som utses att leda arbetet | länsstyrelsen",
        "Tillsyn | Kontroll av att reglerna följs (enligt lagen) | staten och kommunerna",
        "Regelbunden förekomst | Djur som setts flera gånger | länet",
    ]


@pytest.mark.parametrize("second", ["Grundskola", "grundskola"])
def test_rows_at_one_distance_stay_apart_however_they_begin(second: str) -> None:
    rows = [[["gymnasium"], ["delvis"]], [[second], ["bra"]], [["förskola"], ["sämre"]], [["fritids"], ["oklart"]]]
    told = [f"{name[0]} | {word[0]}" for name, word in rows]
    assert _texts(_wrapped(rows, apart=0)) == told


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [f"vänster {line[:30]}" for line in BODY]
    right = [f"höger {line[:30]}" for line in BODY]
    drawn = [*column(right, x=320), *column(left)]  # the right one is drawn first
    text = " ".join(_texts(Sheet([*drawn, Words("Rubrik över båda", y=TOP + 60, size=18)])))
    assert text.index("Rubrik") < text.index("vänster") < text.index("höger")
    assert text.rindex("vänster") < text.index("höger")


def test_words_that_run_up_the_margin_are_no_text() -> None:
    def margin(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(300, -30, "Blankett 2013-07402")

    raw = _raw(Sheet(column(BODY), draw=[margin]))
    assert raw.furniture == ["Blankett 2013-07402"]


@pytest.mark.parametrize("turn", TURNS)
def test_a_turned_page_reads_the_same(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.transform(*TURNS[turn])
        canvas.setFont("Helvetica", 11)
        for i, line in enumerate(BODY):
            canvas.drawString(60, 400 - i * LEADING, line)

    assert _texts(Sheet([], rotate=turn, draw=[draw])) == [" ".join(BODY)]


def test_every_line_leads_to_its_page_and_place() -> None:
    sheets = [Sheet(column([f"{line} sida {'ett två tre'.split()[n]}" for line in BODY])) for n in range(3)]
    document = _document(*sheets)
    assert document.page_count == 3
    places = unpack(document.places)
    for n, word in enumerate("ett två tre".split(), start=1):
        for match in (i for i in range(len(document.text)) if document.text.startswith(f"sida {word}", i)):
            assert document.page_at(match) == n
            (place,) = within(places, match, match + 4)
            assert place.page == n
            left, top, right, bottom = place.box
            assert left == pytest.approx(LEFT / WIDTH, abs=0.01)
            assert any(abs((HEIGHT - y) / HEIGHT - bottom) < 0.012 for y in (TOP, TOP - LEADING, TOP - 2 * LEADING))
            assert 0 <= top < bottom <= 1
            assert right <= 1


def test_places_cover_the_text_in_order() -> None:
    document = _document(*[Sheet([Words("Rubrik", y=TOP + 40, size=18), *column(BODY)]) for _ in range(2)])
    places = unpack(document.places)
    assert places[0].start == 0
    assert places[-1].end == len(document.text)
    assert all(a.end == b.start for a, b in itertools.pairwise(places))


def test_a_page_without_words_is_no_text() -> None:
    assert _raw(Sheet([])).blocks == []


@pytest.mark.parametrize("cut", [5, 200])
def test_a_file_that_is_cut_off_is_refused(cut: int) -> None:
    data = printed(Sheet(column(BODY)))[:cut]
    assert format_of(data) == "pdf"
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(data)


def test_a_file_with_a_password_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="password"):
        read(printed(Sheet(column(BODY)), password="hemligt"))


def _with_files(text: str, **files: bytes) -> bytes:
    document = pypdfium2.PdfDocument(printed(Sheet([Words(text)])))
    for name, content in files.items():
        document.new_attachment(name).set_data(content)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_files_attached_to_a_file_are_read_and_what_is_for_programs_is_not() -> None:
    answer = printed(Sheet([Words("Kommunen avstyrker.")]))
    data = _with_files("Yttrandet bifogas.", **{"svar.pdf": answer, "data.xml": b"<a/>", "bild.gif": b"GIF89a\0"})
    held = portfolio.read(data)
    assert held.raw is not None
    assert [block.text.text for block in held.raw.blocks] == ["Yttrandet bifogas."]
    assert [(member.name, member.data) for member in held.members] == [("bild.gif", b"GIF89a\0"), ("svar.pdf", answer)]


def test_the_cover_of_a_portfolio_is_no_text() -> None:
    cover = "For the best experience, open this PDF portfolio in Acrobat X or Adobe Reader X, or later."
    held = portfolio.read(_with_files(cover, **{"svar.txt": b"Kommunen avstyrker."}))
    assert (held.raw, len(held.members)) == (None, 1)


def test_a_file_attached_is_a_document_named_after_both(tmp_path: Path) -> None:
    letter = "Statskontoret\n\nYttrande\n\nStatskontoret avstyrker förslaget."
    read = reading(tmp_path, {"in.pdf": _with_files("Yttrandet bifogas.", **{"svar.txt": letter.encode()})})
    assert [(d.source_file, d.organisation_id) for d in read.documents][1:] == [("in.pdf/svar.txt", "statskontoret")]


@pytest.mark.parametrize("catalog", [b"/NeedsRendering true", b""])
def test_a_form_that_only_one_program_draws_is_refused_with_the_true_reason(catalog: bytes) -> None:
    form = catalog + b" /AcroForm << /Fields [] /XFA [] >> /Type /Catalog"
    data = printed(Sheet([Words("Please wait...")])).replace(b"/Type /Catalog", form)
    if not catalog:
        assert read(data).blocks[0].text.text == "Please wait..."
        return
    with pytest.raises(UnreadableDocument, match="XFA"):
        read(data)
