"""Laws of what stands near the edge of a page: running heads and page numbers go, and no word of the text with them."""

import pytest

from corpus.raw import Raw
from corpus.readers.pdf import read
from corpus.structure import parse
from tests.unit.corpus.printing import HEIGHT, LEADING, LEFT, Sheet, Words, column, printed

NAMES = ["Samlad tjänst", "Statlig avgift", "Nya gränsvärden", "Reservvatten", "Digital mätning"]
REASONS = ["Det samordnar mer", "Kostnaden är hög", "Forskning saknas", "Medel saknas", "Stora utgifter"]
BODY = ["Kommunerna har under lång tid efterfrågat en tydligare och mer samlad", "styrning av tillsynen i landet."]
HEAD = HEIGHT - 50


def _read(sheets: list[Sheet]) -> tuple[Raw, list[str]]:
    raw = read(printed(*sheets))
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return raw, [text.text[b.start : b.end] for b in blocks]


@pytest.mark.parametrize("stance", ["Nämnden avstyrker förslaget.", "Förslaget avstyrks", "Avstyrks"])
def test_a_line_that_comes_back_under_each_heading_is_text(stance: str) -> None:
    sheets = [
        Sheet([
            Words(f"{'ABCDE'[n]} {name}", y=HEAD, bold=True), Words(stance, y=HEAD - 20),
            *column(BODY, y=HEAD - 60), *column([f"{REASONS[n]}."], y=HEAD - 160),
        ])
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    raw, texts = _read(sheets)
    assert raw.furniture == []
    assert " ".join(texts).count(stance) == len(NAMES)


def test_a_sentence_in_the_type_of_the_text_is_no_running_head() -> None:
    sheets = [
        Sheet([Words(f"Vi avstyrker förslaget i avsnitt {n + 5}.", y=HEAD), *column([*BODY, REASONS[n]])])
        for n in range(4)
    ]
    raw, texts = _read(sheets)
    assert raw.furniture == []
    assert all(f"Vi avstyrker förslaget i avsnitt {n + 5}." in " ".join(texts) for n in range(4))


def test_lines_that_a_paragraph_reaches_to_the_foot_with_are_text() -> None:
    long = 46  # lines from the head to the foot
    sheets = [
        Sheet(column([f"Punkt {'abcd'[n]} {i} i listan över berörda" for i in range(long)] + ["Därför nej"]))
        for n in range(4)
    ]
    raw, texts = _read(sheets)
    assert raw.furniture == []
    assert " ".join(texts).count("Därför nej") == 4


def test_a_running_head_stays_one_however_near_the_text_is() -> None:
    sheets = [
        Sheet([
            Words("Nämnden för prov", y=HEAD, size=8), *column([f"{REASONS[n]} i länet", *BODY], y=HEAD - LEADING),
            Words(f"{n + 1}", x=300, y=40),
        ])
        for n in range(5)
    ]  # fmt: skip
    raw, _ = _read(sheets)
    assert raw.furniture.count("Nämnden för prov") == 4
    assert {"1", "2", "3", "4", "5"} <= set(raw.furniture)


def _table(page: int, *, head: bool = False) -> Sheet:
    """Return a page full of a table's rows, from edge to edge."""
    rows = [[f"Förslag {page * 40 + 3 * i} om vatten", f"{'avstyrks' if (page + i) % 2 else 'tillstyrks'}"]
            for i in range(38)]  # fmt: skip
    if head:
        rows[0] = ["Förslag", "Ståndpunkt"]
    return Sheet([
        Words(cell, x=LEFT + 200 * j, y=HEAD - 20 * i, bold=head and not i)
        for i, row in enumerate(rows) for j, cell in enumerate(row)
    ])  # fmt: skip


def test_the_first_and_last_row_of_a_table_on_a_page_keep_their_cells() -> None:
    raw, texts = _read([_table(n) for n in range(3)])
    assert raw.furniture == []
    assert all(text.startswith("Förslag ") and text.endswith("styrks") for text in texts)


def test_the_head_of_a_table_that_comes_back_on_each_page_is_read_once() -> None:
    raw, texts = _read([_table(n, head=True) for n in range(3)])
    assert raw.furniture == ["Förslag", "Ståndpunkt"] * 2
    assert sum("Ståndpunkt" in text and "vatten" not in text for text in texts) <= 1


def test_a_number_in_the_last_row_of_a_table_is_no_page_number() -> None:
    rows = [("Borås", "450"), ("Mark", "310"), ("Tranemo", "120"), ("Svenljunga", "95"), ("Summa", "975")]
    cells = [Words(cell, x=LEFT + 200 * j, y=150 - 24 * i) for i, row in enumerate(rows) for j, cell in enumerate(row)]
    raw, texts = _read([Sheet([*column(BODY), *cells]), Sheet(column(BODY))])
    assert raw.furniture == []
    assert "Summa | 975" in texts


def test_a_number_that_ends_a_line_at_the_foot_is_no_page_number() -> None:
    last = column(["Kommunen avstyrker eftersom den årliga kostnaden då skulle uppgå till", "2500"], y=100)
    raw, texts = _read([Sheet([*column(BODY), *last]), Sheet(column(["kronor, vilket är för mycket."]))])
    assert raw.furniture == []
    assert "uppgå till 2500 kronor" in " ".join(texts)


def test_page_numbers_right_below_the_text_are_known_by_their_counting() -> None:
    sheets = [Sheet(column([*[f"{line} {'abc'[n]}" for line in BODY * 24], f"{n + 7}"])) for n in range(3)]
    assert _read(sheets)[0].furniture == ["7", "8", "9"]


def _letter(second: list[Words], *, number: str = "Sida 2 (2)") -> list[Sheet]:
    """Return a letter of two pages, the second of which begins with its head."""
    first = [Words("Nämnden för prov", y=HEAD), Words("2031-03-12", x=300, y=HEAD), Words("42-7-2031", y=HEAD - 20)]
    own = [Words(f"{line}, vilket är bra.", y=500 - 14 * i) for i, line in enumerate(BODY)]
    head = [Words("Nämnden för prov", y=HEAD), Words("Svar", x=250, y=HEAD), Words(number, x=400, y=HEAD)]
    return [Sheet([*first, *column([*BODY, *BODY])]), Sheet([*head, *second, *own])]


def test_what_stands_beside_the_number_of_the_second_page_is_its_head() -> None:
    raw, texts = _read(_letter([Words("5.3 Avgiften", y=HEAD - 40, bold=True)]))
    assert raw.furniture == ["Nämnden för prov", "Svar", "Sida 2 (2)"]
    assert "5.3 Avgiften" in texts
    assert texts[0].startswith("Nämnden för prov")


def test_lines_below_the_number_are_its_head_where_the_letterhead_has_them() -> None:
    raw, texts = _read(_letter([Words("42-7-2031", y=HEAD - 20), Words("Avgiften", y=HEAD - 40, bold=True)]))
    assert raw.furniture == ["Nämnden för prov", "Svar", "Sida 2 (2)", "42-7-2031"]
    assert "Avgiften" in texts


@pytest.mark.parametrize("number", ["Nej", "2031/412"])
def test_without_a_page_number_nothing_shows_that_a_line_at_the_top_is_a_head(number: str) -> None:
    assert "Svar" not in _read(_letter([], number=number))[0].furniture


def test_small_type_with_an_address_at_the_last_foot_is_furniture() -> None:
    foot = [Words("www.prov.se", y=40, size=8)]
    raw, texts = _read([Sheet(column(BODY)), Sheet([*column([*BODY, "Bilaga: Beräkning"], y=150), *foot])])
    assert raw.furniture == ["www.prov.se"]
    assert not any("www" in text for text in texts)
    assert _read([Sheet(column(BODY)), Sheet([*column(BODY), Words("Kontakt: www.prov.se", y=60)])])[0].furniture == []


def test_an_address_in_a_note_is_no_furniture() -> None:
    notes = [Words("1 Rapporten Rent vatten,", y=62, size=8), Words("https://www.prov.se/vatten", y=52, size=8)]
    raw, texts = _read([Sheet(column(BODY)), Sheet([*column(BODY), *notes])])
    assert raw.furniture == []
    assert "https://www.prov.se/vatten" in " ".join(texts)
