"""Laws of structure: blocks are slices that hold all words, sections cover the text, headings hang as they should."""

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.marked_text import marked_blocks
from corpus.numbering import heading_number, own_titles, report_number
from corpus.structure import parse
from corpus.text import MappedText, clean
from corpus.types import BlockKind, Section
from tests.unit.corpus.making import TEXTS, document

BODY = "Kommunerna har under lång tid efterfrågat en tydligare och mer samlad statlig styrning."
LONG = "Vilken funktion skulle ett nationellt policylab ha i förhållande till SKL vars uppdrag"


def _parse(text: str) -> tuple[MappedText, list[str], tuple[Section, ...]]:
    mapped, blocks, sections = parse(marked_blocks(clean(text)))
    return mapped, [mapped.text[b.start : b.end] for b in blocks], sections


def _blocks(text: str) -> list[str]:
    return _parse(text)[1]


def _kinds(text: str) -> list[BlockKind]:
    return [b.kind for b in parse(marked_blocks(clean(text)))[1]]


def _bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS)
def test_canonical_text_is_clean_and_every_character_has_its_place(text: str) -> None:
    cleaned = clean(text)
    mapped = parse(marked_blocks(cleaned))[0]
    assert not [c for c in mapped.text if unicodedata.category(c) == "Cc" and c != "\n"]
    assert len(mapped.origin) == len(mapped.text)
    assert list(mapped.origin) == sorted(mapped.origin)
    before = dict(zip(cleaned.origin, cleaned.text, strict=True)) if unicodedata.is_normalized("NFC", text) else {}
    for character, at in zip(mapped.text, mapped.origin, strict=True):
        assert character.isspace() or not before or before[at] == character


@given(TEXTS)
def test_blocks_are_trimmed_slices_in_order_that_hold_all_words(text: str) -> None:
    mapped, blocks, _ = parse(marked_blocks(clean(text)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    words = [mapped.text[b.start : b.end] for b in blocks]
    assert all(piece and piece == piece.strip() for piece in words)
    assert _bare("".join(words)) == _bare(mapped.text)


@given(TEXTS)
@example("")
@example("ett ord")
@example("# A\n# B")
def test_sections_cover_the_text_and_hold_their_blocks(text: str) -> None:
    mapped, blocks, sections = parse(marked_blocks(clean(text)))
    assert sections[0].start == 0
    assert sections[-1].end == len(mapped.text)
    assert all(a.end == b.start for a, b in itertools.pairwise(sections))
    for section in sections:
        assert section.title == (section.path[-1] if section.path else "")
        assert not section.path or mapped.text.startswith(section.title, section.start)
    for block in blocks:
        holder = sections[block.section]
        assert holder.start <= block.start
        assert block.end <= holder.end


@given(TEXTS)
def test_every_place_has_exactly_one_section(text: str) -> None:
    read = document(text)
    for offset in range(len(read.text)):
        holders = [s for s in read.sections if s.start <= offset < s.end]
        assert holders == [read.section_at(offset)]


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="*_"), min_size=1, max_size=40))
def test_a_word_in_no_markup_is_not_lost(word: str) -> None:
    mapped = parse(marked_blocks(clean(f"{BODY} {word}")))[0]
    assert mapped.text == clean(f"{BODY} {word}").text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("**SKL avstyrker** i nuläget förslaget.", "SKL avstyrker i nuläget förslaget."),
        ("Betänkandet *Med tillit* (2018:47) är ***bra***.", "Betänkandet Med tillit (2018:47) är bra."),
        ("Se __avsnitt 3__ och _bilagan_.", "Se avsnitt 3 och bilagan."),
        ("filen a_shekarabi_d8b.jpg och 2*3*4", "filen a_shekarabi_d8b.jpg och 2*3*4"),
        ("ett ** löst märke", "ett löst märke"),
    ],
)
def test_emphasis_goes_and_the_words_stay(raw: str, words: str) -> None:
    assert _blocks(raw) == [words]


@pytest.mark.parametrize("heading", ["## 7.6.2 Policylab", "### **7.6.2 Policylab**", "  # 7.6.2 Policylab ##"])
def test_marked_headings_lose_their_marks_and_keep_their_number(heading: str) -> None:
    _, blocks, sections = _parse(f"{heading}\n\n{BODY}")
    assert blocks == ["7.6.2 Policylab", BODY]
    assert [(s.number, s.title) for s in sections] == [("7.6.2", "7.6.2 Policylab")]


@pytest.mark.parametrize(
    "heading", ["**Våra synpunkter**", "Ställningstagande", "7.4.1 Förtydligande om tillsyn", "§ 163"]
)
def test_headings_without_marks_are_headings_when_text_follows(heading: str) -> None:
    assert _kinds(f"{BODY}\n\n{heading}\n\n{BODY}") == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("line", ["Vi tillstyrker förslaget.", "Telefon: 08-123 45 67", "och vidare", "Stockholm 2018"])
def test_short_lines_that_introduce_nothing_are_no_headings(line: str) -> None:
    assert BlockKind.HEADING not in _kinds(f"{BODY}\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1)", "a)", "(b)"])
def test_items_lose_their_bullets_and_stay_apart(mark: str) -> None:
    text = f"{BODY}\n\n{mark} kommuner och regioner\n{mark} staten"
    assert _blocks(text) == [BODY, "kommuner och regioner", "staten"]
    assert _kinds(text) == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("7.6.2 Ett nationellt policylab", "7.6.2"),
        ("7.1.1. En samlad styrning", "7.1.1"),
        ("4 Tillitsbaserad styrning", "4"),
        ("§ 163", "§ 163"),
        ("§163 Remiss", "§ 163"),
        ("Avsnitt 5.2 Tillsyn", "5.2"),
        ("Kapitel 3 Bakgrund", "3"),
        ("Sammanfattning", None),
        ("2018 års utredning", None),
        ("", None),
    ],
)
def test_a_heading_carries_its_own_number_or_none(title: str, number: str | None) -> None:
    assert heading_number(title) == number


def test_a_part_every_section_has_hangs_under_its_numbered_heading_whatever_its_marks() -> None:
    parts = "".join(
        f"{marks} {number} Avsnitt\n\n{BODY}\n\n{below} Förbundets ställningstagande\n\nSKL tillstyrker.\n\n"
        for number, marks, below in (("7.1", "####", "###"), ("7.2", "###", "###"), ("7.3", "###", "####"))
    )
    owned = [s.path for s in _parse(parts)[2] if s.title == "Förbundets ställningstagande"]
    assert [path[:-1] for path in owned] == [("7.1 Avsnitt",), ("7.2 Avsnitt",), ("7.3 Avsnitt",)]


def test_numbers_decide_which_heading_hangs_under_which() -> None:
    _, _, sections = _parse("\n\n".join(f"## {n} Rubrik\n\n{BODY}" for n in ("7", "7.1", "7.1.2", "7.10", "8")))
    assert [[heading_number(h) for h in s.path] for s in sections] == [
        ["7"],
        ["7", "7.1"],
        ["7", "7.1", "7.1.2"],
        ["7", "7.10"],
        ["8"],
    ]


def test_the_label_of_a_section_is_the_innermost_numbered_heading() -> None:
    _, _, sections = _parse(f"## 7.6 Lärande\n\n{BODY}\n\n### Bakgrund\n\n{BODY}\n\n## Sammanfattning\n\n{BODY}")
    assert [s.label for s in sections[:2]] == ["7.6 Lärande", "7.6 Lärande"]


def test_a_sentence_cut_by_a_page_break_is_whole_again() -> None:
    assert _blocks(f"{LONG}\n\n\n\när att fånga upp problem.") == [f"{LONG} är att fånga upp problem."]


@pytest.mark.parametrize("after", ["Ett nytt stycke börjar här.", "- en punkt i en lista"])
def test_what_begins_anew_after_a_page_break_is_not_joined(after: str) -> None:
    assert len(_blocks(f"{LONG}\n\n{after}")) == 2


def test_a_sentence_that_ended_is_not_joined_to_what_follows() -> None:
    assert _blocks(f"{BODY}\n\növerst på sidan står det inget.") == [BODY, "överst på sidan står det inget."]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("mål-", "och resultatstyrning", "mål- och resultatstyrning"),
        ("studie-", "eller yrkesvägledare", "studie- eller yrkesvägledare"),
        ("säkerhets-", "skydd", "säkerhetsskydd"),
    ],
)
def test_hyphens_at_a_line_end_join_a_word_and_hang_before_och(gap: str, before: str, after: str, joined: str) -> None:
    assert _blocks(f"{BODY[:-1]} och en välutvecklad {before}{gap}{after}")[0].endswith(joined)


@pytest.mark.parametrize("word", ["säkerhets\u00adskydd", "säkerhets\u200bskydd", "sa\u0308kerhetsskydd"])
def test_invisible_hyphens_and_loose_dots_do_not_split_words(word: str) -> None:
    assert _blocks(f"{BODY} Om {word}.") == [f"{BODY} Om säkerhetsskydd."]


def test_lines_of_a_paragraph_are_one_line_and_lines_of_an_address_stay_lines() -> None:
    assert _blocks("kommuner och regioner som under många år har fått\nvänta på svar") == [
        "kommuner och regioner som under många år har fått vänta på svar"
    ]
    assert _blocks("Finansdepartementet\nStockholm") == ["Finansdepartementet\nStockholm"]


@pytest.mark.parametrize("unit", ["*a ", "_a", "**a ", "*a* ", "__a__ b"])
def test_markup_without_an_end_costs_no_more_than_its_length(unit: str) -> None:
    """A quadratic search takes half a minute here."""
    mapped = parse(marked_blocks(clean(unit * 8_000)))[0]
    assert mapped.text.count("a") == 8_000


def test_the_letterhead_of_later_pages_parts_no_sentence() -> None:
    head = "Grönudds kommun          PROTOKOLL        Sida\nStyrelsen                2033-06-14       {} (31)\n"
    text = f"{head.format(9)}\n{BODY}\n\nJusterandes sign            Utdragsbestyrkande\n\n{head.format(10)}\n{BODY}"
    found = _parse(text)[0].text
    assert found.count("PROTOKOLL") == 1
    assert "Utdragsbestyrkande" not in found


def test_the_parts_a_letter_counts_are_headings_without_a_number_of_the_report() -> None:
    _, _, sections = _parse(f"Till departementet\n\n1. Femton dagar\n{BODY}\n\n2. Vem bestämmer?\n{BODY}")
    assert [s.title for s in sections if s.title] == ["1. Femton dagar", "2. Vem bestämmer?"]
    assert [report_number(s.title) for s in sections if s.title] == [None, None]
    assert report_number("7.1 Avsnitt") == "7.1"


def test_the_section_that_a_counted_heading_is_about_is_the_reports() -> None:
    assert report_number("8. Avgiften (avsnitt 4.9)") == "4.9"
    assert report_number("3.2 Avgiften (avsnitt 4.9)") == "4.9"
    assert report_number("3.2 Avgiften (promemorians avsnitt 4.9)") == "4.9"
    assert report_number("§ 12 Avgiften (avsnitt 4.9 till 5.1)") == "4.9"
    assert report_number("3.2 Avgiften (SOU 2040:49)") == "3.2"


def test_a_section_named_on_a_line_of_its_own_is_a_heading() -> None:
    remark = "Frågan om skatten lämnar föreningen därhän."
    _, _, sections = _parse(f"Avsnitt 4.5 Lägre avgift\n{BODY}\n\nAvsnitt 4.6 Skattefrihet\n{remark}")
    assert [report_number(s.title) for s in sections if s.title] == ["4.5", "4.6"]


def test_a_numbered_heading_may_run_over_two_lines() -> None:
    text = f"5.2 Uppgiftsskyldighet mellan elevhälsan, barn- och ungdomspsykiatrin och\nsocialtjänsten\n{BODY}\nMer."
    _, _, sections = _parse(text)
    assert sections[0].number == "5.2"
    assert sections[0].title.endswith("psykiatrin och socialtjänsten")


@pytest.mark.parametrize("lead", ["", "Styrelsen svarar följande:\n", "Styrelsens beslut\n"])
def test_the_points_of_a_list_stay_apart_and_keep_their_numbers(lead: str) -> None:
    points = ["1. Avgiften godtas.", "2. Brevlådan bör flyttas till\nstationen.", "3. Resten lämnas därhän."]
    blocks = _blocks(f"{lead}{chr(10).join(points)}")
    assert blocks[-3:] == [" ".join(point.split()) for point in points]
    assert _kinds(f"{lead}{chr(10).join(points)}")[-3:] == [BlockKind.ITEM] * 3


@pytest.mark.parametrize("text", ["Avgiften höjs till\n2. Nej.", "Det gäller nu.\n3. Resten."])
def test_a_number_that_counts_nothing_begins_no_point(text: str) -> None:
    assert BlockKind.ITEM not in _kinds(text)


def test_a_numbered_title_over_one_short_sentence_is_a_heading() -> None:
    _, _, sections = _parse("7.1 Avgiften\n\nVerket har inget att invända.\n\n7.2 Lånen\n\nVi säger nej.")
    assert [s.title for s in sections] == ["7.1 Avgiften", "7.2 Lånen"]
    assert BlockKind.HEADING not in _kinds("7.1 Avgiften\n\n7.2 Lånen\n\nInnehåll")  # a table of contents


CHAPTERS = ["6 Ikraftträdande", "12 Konsekvenser för kommunerna", "Kapitel 9 Kostnader", "7 ÖVRIGT"]


@pytest.mark.parametrize("heading", CHAPTERS)
@pytest.mark.parametrize("under", [BODY, "Lagen bör gälla från årsskiftet."], ids=["a paragraph", "one sentence"])
def test_a_chapter_of_its_own_number_is_a_heading_and_ends_the_section_before(heading: str, under: str) -> None:
    _, _, sections = _parse(f"5.2 Avgiften\n\n{BODY}\n\n{heading}\n\n{under}")
    assert [s.title for s in sections] == ["5.2 Avgiften", heading]


@pytest.mark.parametrize("line", ["12 november", "Kammarens yttrande 2 (4)", "6 Ikraftträdande.", "40 miljoner"])
def test_what_only_begins_or_ends_with_a_number_is_no_chapter(line: str) -> None:
    assert BlockKind.HEADING not in _kinds(f"{BODY}\n\n{line}\n\n{BODY}")


def test_a_chapter_is_the_reports_unless_the_letter_counts_from_one() -> None:
    assert report_number("7 Avgifter (avsnitt 4.2)") == "4.2"
    assert report_number("7 Avgifter") == "7"
    assert report_number("2.3 Inköp (avsnitt 5)") == "5"
    assert report_number("2.3 Inköp (5)") == "2.3"
    assert own_titles(["1. Sammanfattning", "2. Synpunkter", "2.1 Inköp"]) == {
        "1. Sammanfattning",
        "2. Synpunkter",
        "2.1 Inköp",
    }
    assert own_titles(["Allmänt", "1 Avgiften", "2 Lånen"]) == {"1 Avgiften", "2 Lånen"}
    assert own_titles(["1. Avgiften (avsnitt 4.9)", "2. Lånen"]) == {"2. Lånen"}  # the report's own number stands there
    assert not own_titles(["4 Avgifter", "4.1 Avgiften", "7 Ikraftträdande", "1. Avgiften"])


def test_the_parts_of_chapters_that_a_letter_counts_are_its_own_too() -> None:
    own = ["1 Sammanfattning", "2 Närmare om förslagen", "2.1 Katter"]
    assert own_titles([*own, "2.2 Hundar (avsnitt 4.2)", "Avsnitt 2.3", "4.1 Tak"]) == set(own)
    assert own_titles(["1 Sammanfattning", "3 Avgifter", "3.1 Avgiften"]) == {"1 Sammanfattning", "3 Avgifter"}


def test_a_line_in_capitals_over_one_short_sentence_is_a_heading() -> None:
    _, _, sections = _parse(f"ALLMÄNT\n\n{BODY}\n\nAVGIFT\n\nVi yttrar oss inte här.\n\nHÄLSA OCH MILJÖ\n\n{BODY}")
    assert [s.title for s in sections] == ["ALLMÄNT", "AVGIFT", "HÄLSA OCH MILJÖ"]


@pytest.mark.parametrize("part", ["Reservation", "Omröstning", "Beslutet ska skickas till", "Bakgrund"])
def test_a_part_of_the_minutes_hangs_under_no_section_of_the_report(part: str) -> None:
    text = f"## § 12\n\n**Yttrande**\n\n{BODY}\n\n#### Avgiften (avsnitt 5.2)\n\n{BODY}\n\n**{part}**\n\n{BODY}"
    assert _parse(text)[2][-1].path == ("§ 12", part)


def test_a_part_that_sections_have_stays_in_its_section() -> None:
    text = f"**Inledning**\n\n{BODY}\n\n### 5.1 Avgiften\n\n{BODY}\n\n**Bakgrund**\n\n{BODY}\n\n### 5.2 Lånen\n\n{BODY}"
    assert ("5.1 Avgiften", "Bakgrund") in [s.path for s in _parse(text)[2]]


def test_a_signature_in_lower_case_keeps_its_lines() -> None:
    assert _blocks(f"{BODY}\n\nMalin Ek\nförbundsjurist\n\nOlle af Hav\nregional utvecklingschef")[1:] == [
        "Malin Ek\nförbundsjurist",
        "Olle af Hav\nregional utvecklingschef",
    ]


def test_a_heading_right_under_another_is_one_too_but_no_line_of_a_letterhead() -> None:
    text = f"Verket\n\nTill departementet\n\n1 Registret\n1.1 Vilka som ingår\n{BODY}\n\n2 Tiden\n{BODY}"
    assert [s.path for s in _parse(text)[2]][-3:] == [
        ("1 Registret",), ("1 Registret", "1.1 Vilka som ingår"), ("2 Tiden",),
    ]  # fmt: skip
    below = f"Sammanfattning\n{BODY}\n\nVåra förslag\nEtt register\n{BODY}"
    assert _blocks(below)[-3:] == ["Våra förslag", "Ett register", BODY]
    head = f"Vattenverket\nEnheten för dammar\n{BODY}"
    assert "Vattenverket" not in _blocks(head)
