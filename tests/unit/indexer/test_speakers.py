"""Laws of voices in a text: a retelling is the inquiry's, the respondent's own words are its own."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given

from corpus.load import read_folder
from corpus.types import Document, Kind, Speaker
from indexer.speakers import sentences
from tests.unit.corpus.making import REGISTER, TEXTS, document

SHIPPED = {d.id: d for d in read_folder(Path(__file__).parents[3] / "corpus" / "documents", REGISTER).documents}


def _voices(read: Document) -> list[tuple[str, Speaker]]:
    spoken = sentences(read, REGISTER.get(read.organisation_id))
    return [(read.text[s.start : s.end], s.speaker) for block in spoken for s in block]


def _speaker(read: Document, words: str) -> Speaker:
    """Return who says `words`; they must stand in exactly one kind of voice."""
    found = {speaker for sentence, speaker in _voices(read) if words in sentence}
    assert len(found) == 1, f"{words!r} is said by {found}"
    return found.pop()


@given(TEXTS)
def test_sentences_are_slices_in_order_one_row_for_each_block(text: str) -> None:
    read = document(text)
    spoken = sentences(read, REGISTER["skr"])
    assert len(spoken) == len(read.blocks)
    flat = [s for row in spoken for s in row]
    assert all(a.end <= b.start for a, b in itertools.pairwise(flat))
    for block, row in zip(read.blocks, spoken, strict=True):
        assert row[0].start == block.start
        assert row[-1].end == block.end


@given(TEXTS)
def test_what_is_no_answer_never_speaks_for_a_respondent(text: str) -> None:
    read = document(text, kind=Kind.NYHET, organisation_id=None)
    assert Speaker.RESPONDENT not in {speaker for _, speaker in _voices(read)}


@given(TEXTS)
def test_who_speaks_does_not_depend_on_what_is_asked_or_on_when(text: str) -> None:
    assert _voices(document(text)) == _voices(document(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Utredningen föreslår att ett nationellt policylabb inrättas.",
        "I betänkandet föreslås att tillsynen förändras.",
        "Enligt utredningens bedömning bör statsbidragen vara generella.",
        "Tillitsdelegationen anser att kommunerna behöver mer stöd.",
        "Kommittén menar att lagen bör ändras.",
        "Promemorian beskriver dagens ordning.",
        "Promemorian motiverar avgiften med att kostnaden annars hamnar på kommunerna.",
        "Utredaren hävdar att vinsten överstiger kostnaden.",
        "En huvudtanke i utredningen är att bristerna inte beror på pengar.",
        "Utredningens utgångspunkt är att hamnarna är för få.",
        "Det finns inget rätt eller fel (s. 131).",
    ],
)
def test_a_retelling_is_the_inquirys(sentence: str) -> None:
    assert _speaker(document(f"## Bakgrund\n\n{sentence}"), sentence) is Speaker.INQUIRY


@pytest.mark.parametrize(
    "sentence",
    [
        "SKL tillstyrker utredningens förslag om ett frikommunförsök.",
        "SKL delar Tillitsdelegationens bedömning att lagen bör ändras.",
        "Vi anser att utredningen föreslår för lite.",
        "Förbundet avstyrker det förslag som utredningen lägger fram.",
        "SKL:s bedömning är att värderingsstyrning är ett komplement.",
        "Förslaget är mycket oklart formulerat.",
        "Mot vad utredningen föreslår om avgifter har jag ingen erinran.",
        "Det är positivt att utredningen förordar fler hamnar.",
        "Tyvärr konstaterar utredningen inte att hamnarna är för få.",
        "Vi delar utredningens utgångspunkt om hamnarna.",
    ],
)
def test_the_respondents_own_words_are_its_own_even_where_the_inquiry_is_named(sentence: str) -> None:
    assert _speaker(document(f"## Synpunkter\n\n{sentence}"), sentence) is Speaker.RESPONDENT


@pytest.mark.parametrize(
    "sentence",
    ["Den 16 juni 2016 beslutade regeringen att tillsätta en delegation.", "Regeringen anser att mer behövs."],
)
def test_what_the_government_did_is_the_governments(sentence: str) -> None:
    assert _speaker(document(f"## Bakgrund\n\n{sentence}"), sentence) is Speaker.GOVERNMENT


def test_a_list_that_the_inquiry_announces_is_the_inquirys() -> None:
    read = document(
        "## Ställningstagande\n\nUtredningen ger en mängd förslag, bland annat:\n\n"
        "- Statsbidragen ska vara generella.\n- Satsa på forskning.\n\nSKL tillstyrker förslagen."
    )
    assert _speaker(read, "Statsbidragen ska vara generella") is Speaker.INQUIRY
    assert _speaker(read, "Satsa på forskning") is Speaker.INQUIRY
    assert _speaker(read, "SKL tillstyrker") is Speaker.RESPONDENT


def test_we_inside_a_quoted_definition_is_the_inquirys_we() -> None:
    read = document(
        "Utredningen definierar begreppet på följande sätt:\n"
        "Styrning är ett begrepp vi använder oss av. Det är öppet.\n\nSKL anser att det är för vagt."
    )
    assert _speaker(read, "vi använder oss av") is Speaker.INQUIRY
    assert _speaker(read, "SKL anser") is Speaker.RESPONDENT


def test_a_new_heading_ends_a_retelling() -> None:
    read = document(
        "## 7.1 Förslaget\n\nUtredningen föreslår följande:\n\n- Mer tillsyn.\n\n"
        "## 7.2 Annat\n\nKommunerna har ont om tid."
    )
    assert _speaker(read, "Mer tillsyn") is Speaker.INQUIRY
    assert _speaker(read, "Kommunerna har ont om tid") is Speaker.RESPONDENT


def test_the_audience_of_a_lecture_is_not_the_lecturer() -> None:
    read = document(
        "Ministern talade.\n\nFråga: Varför får vi inga pengar?\n\nSå undrade en chef.\n\nSvar: Det kommer mer.",
        kind=Kind.TAL,
        organisation_id=None,
        speaker=Speaker.GOVERNMENT,
    )
    assert _speaker(read, "Ministern talade") is Speaker.GOVERNMENT
    assert _speaker(read, "Varför får vi") is Speaker.OTHER
    assert _speaker(read, "Det kommer mer") is Speaker.GOVERNMENT


def test_a_judge_who_dissents_does_not_speak_for_the_court() -> None:
    read = document(
        "Svea hovrätt\n\nHovrätten tillstyrker förslaget.\n\n## Skiljaktig mening\n\nJag anser att det bör avslås.\n\n"
        "## Övrigt\n\nRådmannen A är skiljaktig och anför: Förslaget är olyckligt.\n\nHovrätten har inget att tillägga."
    )
    assert _speaker(read, "Jag anser") is Speaker.OTHER
    assert _speaker(read, "Rådmannen A") is Speaker.OTHER
    assert _speaker(read, "Hovrätten tillstyrker") is Speaker.RESPONDENT
    assert _speaker(read, "Hovrätten har inget") is Speaker.RESPONDENT


@pytest.mark.parametrize(
    "said",
    [
        "Avvikande mening: Ledamöterna från SD anser att registret bör avslås.",
        "Reservation. Vi anser att registret bör avslås.",
        "Rut Ek (S): Kommunen ska avstyrka registret.",
        "Rut Ek (S) och Bo von Alm (KD) yrkar att kommunen avstyrker registret.",
    ],
)
def test_a_member_who_speaks_without_a_heading_does_not_speak_for_the_body(said: str) -> None:
    read = document(
        f"Luleå kommun\n\nLuleå kommun tillstyrker registret.\n\n{said}\n\nKommunen har inget att tillägga."
    )
    assert _speaker(read, said[-20:]) is Speaker.OTHER
    assert _speaker(read, "Luleå kommun tillstyrker") is Speaker.RESPONDENT
    assert _speaker(read, "Kommunen har inget") is Speaker.RESPONDENT


@pytest.mark.parametrize(
    ("id_", "words", "speaker"),
    [
        ("skl-remissvar", "I betänkandet gör Tillitsdelegationen bedömningen", Speaker.INQUIRY),
        ("skl-remissvar", "Frågan som bör ställas är dock", Speaker.RESPONDENT),
        ("skl-remissvar", "avstyrker i nuläget", Speaker.RESPONDENT),
        ("skl-remissvar", "Det hämmar den lokala utvecklingen", Speaker.RESPONDENT),
        ("skl-remissvar", "anser Tillitsdelegationen att ett antal principer behöver definieras", Speaker.INQUIRY),
        ("cks-remissvar", "beslutade regeringen att tillsätta en delegation", Speaker.INQUIRY),
        ("cks-remissvar", "lämnar därför öppet för andra definitioner", Speaker.INQUIRY),
        ("cks-remissvar", "framstår mer som en vision än en definition", Speaker.RESPONDENT),
        ("cks-remissvar", "är mycket oklart formulerat", Speaker.RESPONDENT),
        ("cks-remissvar", "Utredningen verkar inte ha tagit hänsyn", Speaker.RESPONDENT),
        ("cks-remissvar", "Utredningen föreslår även att staten ska öka sitt stöd", Speaker.INQUIRY),
        ("lulea-protokollsutdrag", "Tillitsdelegationen beskriver en organisationskultur", Speaker.INQUIRY),
        ("lulea-protokollsutdrag", "Statsbidragen ska vara generella", Speaker.INQUIRY),
        ("lulea-protokollsutdrag", "Satsa på verksamhetsnära forskning", Speaker.INQUIRY),
        ("lulea-protokollsutdrag", "sällan leder till förbättringar", Speaker.INQUIRY),
        ("lulea-protokollsutdrag", "ställer sig bakom Tillitsdelegationens analys", Speaker.RESPONDENT),
        ("lulea-protokollsutdrag", "ställer sig frågande", Speaker.RESPONDENT),
        ("shekarabi-tal-2016", "600 miljarder kronor", Speaker.GOVERNMENT),
        ("tillitsdelegationen-nyhet", "Inrätta ett nationellt policylabb", Speaker.INQUIRY),
    ],
)
def test_the_voices_of_the_shipped_documents(id_: str, words: str, speaker: Speaker) -> None:
    assert _speaker(SHIPPED[id_], words) is speaker


def test_the_figures_of_the_audience_are_the_audiences() -> None:
    read = SHIPPED["shekarabi-tal-2016"]
    assert {speaker for sentence, speaker in _voices(read) if "220" in sentence} == {Speaker.OTHER}


@pytest.mark.parametrize(
    "heading", ["Förvaltningens förslag", "Tekniska kontorets förslag", "Arbetsutskottets förslag"]
)
def test_what_an_office_proposes_is_not_the_boards_word(heading: str) -> None:
    read = document(f"§ 163\n\n## {heading}\n\nVi avstyrker lånen.\n\n## Beslut\n\nVi tillstyrker lånen.")
    assert _speaker(read, "Vi avstyrker") is Speaker.OTHER
    assert _speaker(read, "Vi tillstyrker") is Speaker.RESPONDENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Av promemorian framgår inte vem som ska besluta om avgiften.",
        "Promemorian redovisar inte vad kontrollen kostar.",
        "I betänkandet anges inte hur beslutet överklagas.",
    ],
)
def test_what_a_report_does_not_tell_is_found_lacking_by_the_respondent(sentence: str) -> None:
    assert _speaker(document(sentence), sentence) is Speaker.RESPONDENT


def test_a_body_that_holds_something_speaks_for_itself_after_a_retelling() -> None:
    read = document(
        "Promemorian föreslår en ökning med 120 mål om året. Med ledning av erfarenheterna håller domstolen före, att "
        "antalet snarare uppgår till 400."
    )
    assert _speaker(read, "snarare") is Speaker.RESPONDENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Länsstyrelsen i Dalarna har i samråd framfört att avgiften bör slopas.",
        "SMHI har uppgett för SKL att prognoser kan tas fram.",
        "Svenskt Näringsliv har tidigare hävdat att kostnaden är för hög.",
        "Naturvårdsverket hade då påpekat att mätningen är osäker.",
    ],
)
def test_what_another_body_has_said_is_not_the_respondents_word(sentence: str) -> None:
    read = document(f"SKL har läst förslaget. {sentence} SKL delar inte den uppfattningen.")
    assert _speaker(read, sentence) is Speaker.OTHER
    assert _speaker(read, "SKL delar inte") is Speaker.RESPONDENT


@pytest.mark.parametrize(
    "sentence",
    [
        "SKL har tidigare framfört att avgiften bör slopas.",
        "Sveriges Kommuner och Landsting har påpekat att tiden är kort.",
        "Länsstyrelsen i Dalarna har framfört att avgiften bör slopas, vilket SKL instämmer i.",
        "Till det som Skolverket har anfört vill vi lägga följande.",
    ],
)
def test_what_the_respondent_has_said_or_holds_of_it_is_its_own(sentence: str) -> None:
    assert _speaker(document(f"SKL har läst förslaget. {sentence}"), sentence) is Speaker.RESPONDENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Kontaktperson är sakkunnig Malin Ek.",
        "Föredragande har varit experten Olle Hav.",
        "Experten Olle Hav har handlagt svaret; handläggare i övrigt var Malin Ek.",
    ],
)
def test_who_handled_the_matter_is_told_by_the_respondent_itself(sentence: str) -> None:
    assert _speaker(document(f"SKL har läst förslaget.\n\n{sentence}"), sentence) is Speaker.RESPONDENT


@pytest.mark.parametrize(
    "item", ["avvisar förslaget om åldersgräns.", "delar inte utredningens syn på åldern.", "tillstyrker en gräns."]
)
def test_an_item_that_begins_with_a_stance_is_the_respondents(item: str) -> None:
    assert _speaker(document(f"Utredningen föreslår en gräns.\n\n{item}"), item) is Speaker.RESPONDENT


def test_what_a_proposal_of_the_inquirys_is_said_to_be_is_the_respondents_judgement() -> None:
    judged = "Några av utredningens förslag är ett steg framåt."
    assert _speaker(document(f"Utredningen föreslår en gräns. {judged}"), judged) is Speaker.RESPONDENT


def test_a_statement_on_the_report_as_a_whole_is_its_senders() -> None:
    letter = document("# Särskilt yttrande över betänkandet Hamnar\n\nHamnarna är för få.")
    assert _speaker(letter, "för få") is Speaker.RESPONDENT
    minutes = document("# Protokoll\n\n## Särskilt yttrande\n\nHamnarna är för få.")
    assert _speaker(minutes, "för få") is Speaker.OTHER
