"""Laws of senders: who answers is told by the document's own words, never by those it talks about."""

from pathlib import Path

import pytest
from hypothesis import given

from corpus.organisations import Register
from corpus.senders import describe, detect_kind, detect_sender
from corpus.types import Kind, Name, Organisation, Speaker
from tests.unit.corpus.making import REGISTER, TEXTS, reading
from tests.unit.corpus.readers.office import docx, p

BODY = "Styrningen av välfärden har under lång tid debatterats. "


def _sender(text: str, stem: str = "svar") -> str | None:
    found = detect_sender(text, stem, REGISTER)
    return found.organisation.id if found else None


@pytest.mark.parametrize("stem", ["SKL", "skl_remissvar", "Remissvar-SKL", "sveriges kommuner och landsting", "12_SKL"])
def test_the_name_of_the_file_tells_the_sender(stem: str) -> None:
    assert _sender(BODY * 5, stem) == "skr"


@pytest.mark.parametrize(
    "text",
    [
        f"Statskontoret\n\nYttrande\n\n{BODY}Statskontoret anser att förslaget är bra.",
        f"{BODY * 4}\n\nStatskontoret tillstyrker förslaget. Statskontoret avstyrker resten. Statskontoret anser mer.",
        f"Remissvar från Statskontoret\n\n{BODY * 4}",
        f"Statskontorets yttrande\n\n{BODY * 4}",
        f"Härmed avlämnar Statskontoret sitt svar.\n\n{BODY * 4}",
    ],
    ids=["letterhead", "verbs", "title", "genitive", "delivers"],
)
def test_the_sender_is_the_one_who_speaks(text: str) -> None:
    assert _sender(text) == "statskontoret"


def test_those_who_are_only_mentioned_send_nothing() -> None:
    text = (
        "Luleå kommun\n\nLuleå kommun tillstyrker förslaget att Statskontoret, Skolinspektionen och Arbetsmiljöverket "
        "får nya uppdrag. Luleå kommun anser att Skolinspektionen bör ha mer tid. Luleå kommun avstyrker resten. "
        f"{BODY * 3} Statskontoret har redan uppdraget. Arbetsmiljöverkets tillsyn är viktig."
    )
    assert _sender(text) == "lulea-kommun"


@pytest.mark.parametrize("body", ["Finansdepartementet", "Tillitsdelegationen"])
def test_ministries_and_inquiries_never_answer(body: str) -> None:
    assert _sender(f"{body}\n\n{body} anser det. {body} föreslår mer. {body} bedömer det.", body) is None


def test_an_organisation_nobody_knows_is_named_as_it_names_itself() -> None:
    text = f"Remissvar från Riksförbundet Blåklinten\n\nRiksförbundet Blåklinten tillstyrker förslaget. {BODY}"
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert (found.written, found.organisation.name) == ("Riksförbundet Blåklinten", "Riksförbundet Blåklinten")
    assert REGISTER.get(found.organisation.id) is None


def test_the_abbreviation_a_stranger_gives_itself_is_kept() -> None:
    text = "Remissvar från Svenska Klinkerförbundet (SKF)\n\nSvenska Klinkerförbundet tillstyrker. SKF anser mer."
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.names[1:] == (Name("SKF", abbreviation=True),)


@pytest.mark.parametrize(
    "text", ["", BODY * 10, "Vi tycker att det är bra. Jag anser det. Man menar att allt är gott."]
)
def test_a_text_without_a_name_has_no_sender(text: str) -> None:
    assert _sender(text, "000_02e0745b") is None


@given(TEXTS)
def test_a_sender_found_stands_in_the_text_and_may_answer(text: str) -> None:
    found = detect_sender(text, "namnlös", REGISTER)
    if found is not None:
        assert found.organisation.respondent
        assert REGISTER.get(found.organisation.id) is not None or found.written.lower() in text.lower()


def test_a_sender_is_called_what_its_document_calls_it() -> None:
    then = describe(REGISTER["skr"], "Sveriges Kommuner och Landsting\n\nSKL tillstyrker. SKL avstyrker.", REGISTER)
    now = describe(REGISTER["skr"], "Sveriges Kommuner och Regioner\n\nVi på SKR tillstyrker.", REGISTER)
    silent = describe(REGISTER["skr"], "Vi tillstyrker.", REGISTER)
    assert (then.written, then.short) == ("Sveriges Kommuner och Landsting", "SKL")
    assert (now.written, now.short) == ("Sveriges Kommuner och Regioner", "SKR")
    assert (silent.written, silent.short) == (REGISTER["skr"].name, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SKATTEVERKET\nSWEDISH TAX AGENCY\n\nSwedish Tax Agency, Box 1\n\nVi avstyrker.", "Skatteverket"),
        ("Swedish Tax Agency\n\nSwedish Tax Agency opposes the proposal.", "Skatteverket"),
        ("Lund University\nLunds universitet\n\nLund University, Box 117, Lund University", "Lunds universitet"),
        ("Jönköping University\n\nJönköping University tillstyrker.", "Jönköping University"),
        ("RISE Research Institutes of Sweden AB\n\nRISE tillstyrker.", "RISE Research Institutes of Sweden"),
    ],
)
def test_an_english_letterhead_renames_no_body(text: str, name: str) -> None:
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.written == name


def test_a_sender_is_found_where_its_letter_names_it_in_english(tmp_path: Path) -> None:
    text = "Swedish Tax Agency\n\nYttrande över SOU 2041:3\n\nSwedish Tax Agency opposes it."
    document = reading(tmp_path, {"svar.txt": text}).documents[0]
    fact = next(fact for fact in document.facts if fact.name == "sender")
    assert (fact.value, document.text[fact.start : fact.end]) == ("Skatteverket", "Swedish Tax Agency")


def test_a_stranger_can_be_described_by_a_register_that_lacks_it() -> None:
    stranger = Organisation("okand", "Okända Förbundet", (Name("Okända Förbundet"),), "okand")
    assert describe(stranger, "Okända Förbundet svarar.", Register(())).written == "Okända Förbundet"


@pytest.mark.parametrize(
    ("text", "stem", "kind"),
    [
        ("Remissvar\n\nSKL tillstyrker förslaget.", "x", Kind.REMISSVAR),
        ("Yttrande över SOU 2018:47", "x", Kind.REMISSVAR),
        ("Några ord.", "Remissvar SKL", Kind.REMISSVAR),
        ("§ 163\n\nRemiss av betänkande\n\nSocialnämndens beslut", "x", Kind.PROTOKOLLSUTDRAG),
        ("Sammanträdesprotokoll\n\nNämnden beslutar om yttrande", "x", Kind.PROTOKOLLSUTDRAG),
        ("Remiss av SOU 2018:47\n\nRemissvaren ska ha kommit in senast den 1 maj.", "x", Kind.MISSIV),
        ("Statens offentliga utredningar\n\nSlutbetänkande av Tillitsdelegationen", "x", Kind.BETANKANDE),
        ("Med tillit", "SOU 2018 47", Kind.BETANKANDE),
        ("Föreläsning på Socialchefsdagarna", "x", Kind.TAL),
        ("Pressmeddelande\n\nNu är det klart.", "x", Kind.NYHET),
        ("Recept på våfflor.", "x", Kind.OVRIGT),
    ],
)
def test_kinds_are_told_by_what_the_document_calls_itself(text: str, stem: str, kind: Kind) -> None:
    assert detect_kind(text, stem) is kind


_SECTIONS = "\n\n".join(f"4.{n} Åtgärd {n}\n\nKommunen ska göra det." for n in range(1, 5))


@pytest.mark.parametrize(
    ("opening", "stem"),
    [
        ("Ds 2041:7 Stöd till orgelbyggare\n\nKulturdepartementet", "fil"),
        ("# SOU 2041:70 Stöd till orgelbyggare", "fil"),
        ("Stöd till orgelbyggare\n\nKulturdepartementet", "ds-2041_7_kort"),
    ],
)
def test_what_goes_under_a_reports_own_number_and_holds_no_view_is_the_report(opening: str, stem: str) -> None:
    assert detect_kind(f"{opening}\n\n{_SECTIONS}", stem) is Kind.BETANKANDE


@pytest.mark.parametrize(
    "text",
    [
        f"Ds 2041:7 Stöd till orgelbyggare\n\nYttrande\n\n{_SECTIONS}",
        f"Ds 2041:7 Stöd till orgelbyggare\n\n{_SECTIONS}\n\nVi anser att det är bra. Vi vill mer. Vi finns här.",
        f"Hej! Ds 2041:7 Stöd till orgelbyggare\n\n{_SECTIONS}\n\nJag ser gärna mer. Jag vet. Jag bygger.",
    ],
)
def test_an_answer_under_the_reports_number_is_no_report(text: str) -> None:
    assert detect_kind(text, "Ds 2041_7") is not Kind.BETANKANDE


@pytest.mark.parametrize("text", ["Recept på våfflor.", "Regeringen har fattat beslut om budgeten.", ""])
def test_what_is_no_answer_is_not_counted_as_one(text: str) -> None:
    assert not detect_kind(text, "dokument").is_response


def test_a_name_and_its_abbreviation_side_by_side_are_two_names() -> None:
    found = describe(REGISTER["skr"], "Sveriges Kommuner och Regioner (SKR)\n\nVi tillstyrker.", REGISTER)
    assert (found.written, found.short) == ("Sveriges Kommuner och Regioner", "SKR")


def test_who_writes_only_an_old_abbreviation_is_called_by_its_old_name() -> None:
    found = describe(REGISTER["skr"], "SKL tillstyrker förslaget.", REGISTER)
    assert (found.written, found.short) == ("Sveriges Kommuner och Landsting", "SKL")


def test_a_name_may_begin_with_a_common_word() -> None:
    text = f"Remissvar från Föreningen Blåklinten\n\nFöreningen Blåklinten tillstyrker förslaget. {BODY}"
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == "Föreningen Blåklinten"


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        (
            f"Ämne: Remissvar från RGU\n\nHär kommer Riksrådet Grön Udds (RGU:s) synpunkter. {BODY}RGU vill mer.",
            "Riksrådet Grön Udd",
            "RGU",
        ),
        (f"Grönudd Teknik AB · org.nr 559000-0000 · Ort\n\nRemissvar\n\n{BODY}", "Grönudd Teknik AB", None),
        (f"Grönudds samfällighet\nKyrkogårdsnämnden\n\nYttrande\n\n{BODY * 3}", "Grönudds samfällighet", None),
        (
            f"LANDSRÄTTEN          YTTRANDE\nI GRÖNUDD       2033-06-09\n\nLandsrätten anser det. {BODY}",
            "Landsrätten i Grönudd",
            None,
        ),
    ],
    ids=["abbreviation spelt out", "company beside its number", "body above its organ", "court in columns"],
)
def test_the_fullest_name_of_the_letter_is_taken(text: str, name: str, short: str | None) -> None:
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert (found.organisation.name, found.short) == (name, short)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Från: Föreningen Grönudd\nTill: departementet\nÄmne: remissen\n\nHej!\n\n{BODY * 3}", "Föreningen Grönudd"),
        (f"Svar\n\nGrönudds Elevforum (GEF) samlar elever. {BODY}GEF växer. Så gör GEF.", "Grönudds Elevforum"),
        (f"GRÖNUDDSSTYRELSEN\nOrt\n\n2036-05-20\nDnr 1\n\nGrönuddsstyrelsen har läst. {BODY}", "Grönuddsstyrelsen"),
        (
            f"GRÖN- OCH UDDBOLAGEN I NORR\nYttrande\n\nGrön- och uddbolagen i Norr vill. {BODY}",
            "Grön- och uddbolagen i Norr",
        ),
        (f"RIKSFÖRENINGEN FÖR UDDAR\nYttrande 2033\n\n{BODY * 2}", "Riksföreningen för Uddar"),
        (f"Hej!\n\nVi är 34 hushåll i föreningen Uddarna i Grönvik. Vi skriver ändå. {BODY}", "Uddarna i Grönvik"),
        (
            f"LUNDS UNIVERSITET\nJuridiska fakulteten\n\nYttrande\n\n{BODY}Fakulteten anser det. Lunds universitet.",
            "Juridiska fakulteten vid Lunds universitet",
        ),
    ],
    ids=[
        "e-mail",
        "presents itself",
        "board that is a body",
        "capitals as written below",
        "capitals alone",
        "an association that says we",
        "a faculty below its university",
    ],
)
def test_letters_of_many_forms_name_their_sender(text: str, name: str) -> None:
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == name


def test_the_sender_and_the_addressee_are_told_with_their_places(tmp_path: Path) -> None:
    text = "Boverket\n\nTill: Finansdepartementet\n\nYttrande över SOU 2018:47\n\nBoverket tillstyrker."
    document = reading(tmp_path, {"svar.txt": text}).documents[0]
    facts = {fact.name: fact for fact in document.facts}
    for name, value in {"sender": "Boverket", "addressee": "Finansdepartementet"}.items():
        fact = facts[name]
        assert fact.value == value == document.text[fact.start : fact.end]
        assert 0 < fact.confidence < 1


def test_an_address_above_the_letter_hides_no_addressee(tmp_path: Path) -> None:
    lines = [f"Rum {number}" for number in range(20)]
    body = f"Boverket tillstyrker. {'Det gäller dock inte. ' * 9}"
    text = "\n\n".join(["Boverket", *lines, "Finansdepartementet", body])
    assert reading(tmp_path, {"svar.txt": text}).documents[0].values("addressee") == ("Finansdepartementet",)


def test_who_says_that_it_was_asked_is_the_sender_where_nothing_else_tells() -> None:
    text = "Yttrande över SOU 2018:47\n\nBoverket har getts möjlighet att lämna synpunkter. Vi avstyrker."
    assert _sender(text) == "boverket"
    assert _sender("Yttrande över SOU 2018:47\n\nUtredningen har gett Boverket uppgifter. Vi avstyrker.") is None


def test_a_title_is_whole_where_a_bracket_goes_over_its_line(tmp_path: Path) -> None:
    text = "Boverket\n\nYttrande över betänkandet Ett samlat ansvar (SOU\n2018:47)\n\nBoverket tillstyrker."
    title = reading(tmp_path, {"svar.txt": text}).documents[0].title
    assert title == "Yttrande över betänkandet Ett samlat ansvar (SOU 2018:47)"


def test_what_staff_state_is_sure(tmp_path: Path) -> None:
    entry = {"file": "svar.txt", "organisation": "boverket", "date": "2018-09-28"}
    document = reading(tmp_path, {"svar.txt": "Vi tillstyrker förslaget."}, {"documents": [entry]}).documents[0]
    stated = [fact for fact in document.facts if fact.name in ("sender", "date")]
    assert [(fact.start, fact.confidence) for fact in stated] == [(None, 1.0)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Regeringens proposition\n2012/13:144\n\nTillväxtverket har inga synpunkter. Konkurrensverket avstyrker.",
        "Kommittédirektiv\n\nRegeringen anser att utredaren ska yttra sig. Remissen har besvarats av många.",
        "Svensk författningssamling\n\nOm kommunen yttrar sig gäller 3 §. Yttrande ska lämnas av nämnden.",
    ],
)
def test_what_the_government_publishes_is_nobodys_answer(tmp_path: Path, text: str) -> None:
    document = reading(tmp_path, {"remisser-1.txt": text}).documents[0]
    assert not document.kind.is_response
    assert document.organisation is None
    assert document.speaker is not Speaker.RESPONDENT


def test_a_file_name_does_not_give_a_letter_the_sender_of_another(tmp_path: Path) -> None:
    files = {
        "a.txt": "Remissvar från Riksförbundet Blåklinten\n\nRiksförbundet Blåklinten tillstyrker.",
        "b riksförbundet blåklinten.txt": "Kammarkollegiet\n\nYttrande\n\nKammarkollegiet har inga synpunkter.",
    }
    senders = {d.source_file[0]: d.organisation for d in reading(tmp_path, files).documents}
    assert senders == {"a": "Riksförbundet Blåklinten", "b": "Kammarkollegiet"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("FDK\n\nFacket för Djupvatten och Kajer\n\nRemissvar\n\nVi organiserar 4 600 medlemmar och har frågat dem "
         "alla om detta.\n\nOanmälda kontroller\n\nVi säger ja till oanmälda kontroller, om två åker tillsammans.",
         ("Facket för Djupvatten och Kajer", "FDK")),
        ("Kajernas Yrkesförbund\n\nRemissvar\n\nKYF organiserar hamnfolk. KYF säger nej. ISO gäller. ISO är bra.",
         ("Kajernas Yrkesförbund", "KYF")),
        ("Svar från Kajnätverket\n\nKajnätverket är ideellt. Kajnätverket tillstyrker det.", ("Kajnätverket", None)),
        ("## Yttrande från Kajnätverket\n\nKajnätverket är nytt. Kajnätverket tillstyrker.", ("Kajnätverket", None)),
    ],
    ids=["no heading of a section", "an abbreviation in use", "title of an answer", "title of an opinion"],
)  # fmt: skip
def test_a_letter_names_its_sender_in_full_and_in_short(text: str, named: tuple[str, str | None]) -> None:
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert (found.written, found.short) == named


def test_a_faculty_that_answers_in_its_own_name_is_not_its_university() -> None:
    text = (
        "Fakulteten för veterinärmedicin och husdjursvetenskap\nvid Sveriges lantbruksuniversitet\n\n"
        "Fakulteten tillstyrker förslaget."
    )
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.name.startswith("Fakulteten för veterinärmedicin")
    assert found.organisation.parent == "sveriges-lantbruksuniversitet"


@pytest.mark.parametrize(
    "text",
    [
        "Remiss av SOU 2025:11\n\nVi anser att avgiften är för hög. Boverket anser att reglerna bör ses över. "
        "Boverket avstyrker därför förslaget, enligt uppgift i pressen.",
        "Yttrande över SOU 2025:11\n\nKommunen anser vidare att Statskontorets synpunkter bör beaktas.",
        "Yttrande över SOU 2025:11\n\nKommun | Kostnad\nBorås | 450\nMark | 310\n\nBorås kommun redovisar kostnaderna.",
        "Vi avstyrker förslaget.\n\n" + "\n".join(f"Vidare anförs punkt {n} i sak." for n in range(9)),
    ],
    ids=["retold", "another's views", "head of a table", "an adverb"],
)
def test_what_is_spoken_of_or_only_begins_a_line_is_no_sender(text: str) -> None:
    assert _sender(text) is None


@pytest.mark.parametrize("name", ["Registrator", "Kalle", "Viktigt meddelande"])
def test_whatever_an_e_mail_was_sent_under_names_nobody(name: str) -> None:
    head = f"Från: {name} <brevlada@example.se>\nSkickat: 2025-03-05 10:00\nÄmne: Yttrande över SOU 2025:11\n\n"
    assert _sender(f"{head}Vi anser att vatten är livet. Vi avstyrker förslaget.") is None


def test_an_address_tells_which_of_those_named_sent_a_letter() -> None:
    head = "Från: Kalle <k@lulea.se>\nSkickat: 2025-03-05 10:00\nÄmne: Yttrande över SOU 2025:11\n\n"
    assert _sender(f"{head}Luleå kommun avstyrker förslaget. Statskontoret anser annat.") == "lulea-kommun"


@pytest.mark.parametrize("kind", ["Region", "Stiftelse", "Bolag", "Myndighet"])
def test_a_word_for_a_kind_of_body_names_one_only_with_a_name_of_its_own(kind: str) -> None:
    letter = "{0}\n\nRemissvar över SOU 2041:3\n\n{0} tillstyrker förslaget. {0} avstyrker resten."
    assert _sender(letter.format(f"{kind} Grönudd")) is not None
    assert _sender(letter.format(kind)) is None


def test_the_site_at_the_foot_of_a_letter_tells_whose_it_is_but_not_one_that_is_cited() -> None:
    letter = "REMISSVAR\n\nTill departementet\n\nVi har inget att invända. Se hur {0} räknar.\n\n{1}\n\nBox 1, Luleå"
    assert _sender(letter.format("Statskontoret", "www.statskontoret.se")) == "statskontoret"
    assert _sender(letter.format("Statskontoret", "www.statskontoret.se/rapporter")) is None


def test_a_file_called_as_its_subject_names_nobody() -> None:
    assert (
        _sender("Från: b@example.se\nÄmne: Inre brev\n\nInre brevets text: Luleå kommun avstyrker.", "Inre brev")
        is None
    )


def test_a_note_tells_neither_sender_nor_date(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p("Yttrande över SOU 2025:11") + p("Kommunen avstyrker förslaget.", mark)
    notes = f'<w:footnote w:id="2">{p("Statskontoret, den 3 mars 2025")}</w:footnote>'
    (document,) = reading(tmp_path, {"svar.docx": docx(body, footnotes=notes)}).documents
    assert "3 mars 2025" in document.text
    assert (document.organisation, document.date) == (None, None)


@pytest.mark.parametrize("text", ["Luleå kommun avstyrker förslaget. " * 8_000, "1.1 " * 25_000])
def test_a_line_without_end_names_its_sender_as_a_short_one_does(text: str) -> None:
    assert _sender(text) == _sender(text[:70])


@pytest.mark.parametrize("number", ["NV-08814-25", "NV/2025-12", "2025/12-NV", "NV 2025/12", "NV-A-12"])
def test_a_case_number_gives_no_body_a_short_name(number: str) -> None:
    text = f"Naturvårdsverket\n\nÄrendenr {number}\n\nNaturvårdsverket tillstyrker förslaget. {BODY * 3}"
    for own, short in ((text, None), (f"{text} NV avstyrker resten.", "NV")):
        found = detect_sender(own, "svar", REGISTER)
        assert found is not None
        assert (found.organisation.id, found.short) == ("naturvardsverket", short)


def test_a_person_over_an_office_is_the_sender_that_signs_with_initials() -> None:
    body = "\n\n".join([BODY] * 5)
    found = detect_sender(
        f"Malin Tornvret\nprofessor i historia\n\nUmeå 2031\n\n{body}\n\nM. Tornvret", "svar", REGISTER
    )
    assert found is not None
    assert found.written == "Malin Tornvret"


@pytest.mark.parametrize(
    "label", ["Organisation:", "Remissinstans:", "1. Svarande organisation:", "Organisationens namn |"]
)
@pytest.mark.parametrize(
    ("name", "id"), [("Statskontoret", "statskontoret"), ("Svenska Blåklockorna", "svenska-blaklockorna")]
)
def test_what_a_form_says_of_who_answers_is_the_sender(label: str, name: str, id: str) -> None:
    text = f"Svarsformulär för SOU 2025:12\n\n{label} {name}. Datum: 2026-03-01\n\n☒ Tillstyrker\n\n{BODY * 3}"
    assert _sender(text) == id


def test_a_form_made_for_those_who_are_asked_is_a_response() -> None:
    text = f"Svarsmall för remissinstanser\n\nRemissinstans: Statskontoret\n\nStatskontoret avstyrker förslaget. {BODY}"
    assert detect_kind(text, "svar") is Kind.REMISSVAR
    assert detect_kind(f"Remiss av SOU 2025:12\n\nRemissinstanser\n\nStatskontoret\n\n{BODY}", "x") is Kind.MISSIV


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Svenska Lekplatsrådet har beretts tillfälle att yttra sig över betänkandet.", "Svenska Lekplatsrådet"),
        ("Vi svarar nedan. Föreningen för fria och öppna gårdar har varit remissinstans.", "Föreningen för fria"),
        ("Justitiedepartementet har gett Lekeby Gille möjlighet att lämna synpunkter.", "Lekeby Gille"),
        ("Remissvar\n\nKlockar Akademin har yttrat sig över Ds 2031:4.", "Klockar Akademin"),
        ("Tallens yttrande: Ny skogslag (SOU 2031:4)\n\nTallen delar bedömningen.", "Tallen"),
        ("Remissvar om gårdar\n\nEldsjälar Sverige avstyrker förslaget om gårdar.", "Eldsjälar Sverige"),
        ("Remissvar\n\nSvenska Grindlaget (laget) yttrar sig över SOU 2031:4.", "Svenska Grindlaget"),
        ("Remissvar\n\nGrindlaget är de svenska grindarnas och har beretts tillfälle att svara.", "Grindlaget"),
        ("Grindlaget har blivit anmodat att yttra sig över SOU 2031:4.", "Grindlaget"),
        ("G-gården har lämnat synpunkter på utredningen ”Framtidens gårdar”.", "G-gården"),
        ("Remissvar\n\nGrindlagets diarienr: 23/31", "Grindlaget"),
        ("Remissvar om gårdar\n\nSvenska Grindlaget är mycket kritiskt till det.", "Svenska Grindlaget"),
        ("En moderniserad lagrätt\n\nRemissvar\n\nGrindlaget AB avstyrker. En moderniserad lagrätt", "Grindlaget"),
    ],
    ids=[
        "beretts",
        "remissinstans",
        "har gett",
        "yttrat sig",
        "genitive",
        "alone",
        "yttrar sig",
        "is and was asked",
        "was called upon",
        "synpunkter",
        "own number",
        "much",
        "under a title",
    ],
)
def test_who_says_in_a_sentence_that_it_answers_is_the_sender(text: str, name: str) -> None:
    found = detect_sender(f"{text} {BODY * 2}", "svar", REGISTER)
    assert found is not None
    assert found.written.startswith(name)


def test_whom_the_ministry_has_asked_to_answer_is_the_sender() -> None:
    asked = "Regeringskansliet har anmodat Stockholms universitet att yttra sig över betänkandet."
    assert _sender(f"{asked} {BODY * 4}") == "stockholms-universitet"
    assert _sender(f"Det nämner Stockholms universitet. {BODY * 4}") is None


@pytest.mark.parametrize(
    "title",
    [
        "Grannarnas syn på ny skogslag",
        "Skolans svar på Gårdsutredningen",
        "Kloka förslag i Gårdsutredningen",
        "Framtidens gårdar",
    ],
)
def test_a_headline_and_a_reports_title_send_nothing(title: str) -> None:
    text = f"{title}\n\nRemissvar på utredningen Framtidens gårdar (SOU 2031:4)\n\n{BODY * 3} {title}."
    assert _sender(text) is None


def test_who_made_what_is_answered_does_not_answer() -> None:
    text = f"Yttrande över Statskontorets förslag till ramverk\n\nLuleå kommun har beretts tillfälle. {BODY * 2}"
    assert _sender(text + "Luleå kommun tillstyrker förslaget.") == "lulea-kommun"
    assert _sender(f"Yttrande över Statskontorets förslag\n\n{BODY * 4}") is None


def test_a_file_named_in_plain_small_letters_is_named_after_its_sender() -> None:
    text = f"Remissvar\n\n{BODY * 3} Yrkesförbundet Sävsjöarna föreslår mer."
    found = detect_sender(text, "yrkesforbundet-savsjoarna", REGISTER)
    assert found is not None
    assert found.written == "Yrkesförbundet Sävsjöarna"
    whole = detect_sender(f"Remissvar\n\n{BODY} Stiftelsen Röda Sävhuset tillstyrker. {BODY}", "savhuset", REGISTER)
    assert whole is None or whole.written != "Sävhuset"


def test_an_address_in_small_letters_is_no_name() -> None:
    text = f"Remissvar\n\ninfo@tallen.se www.tallen.se\n\n{BODY * 3}"
    assert _sender(text, "tallen") is None


def test_who_declines_to_answer_has_answered() -> None:
    assert detect_kind(f"{BODY}Mot denna bakgrund avstår Lekeby Gille från att yttra sig.", "x") is Kind.REMISSVAR


def test_a_name_learnt_from_another_letter_sends_where_it_alone_speaks() -> None:
    learnt = Organisation("eldsjalar", "Eldsjälar Sverige", (Name("Eldsjälar Sverige"),), "okand")
    known = REGISTER.adding([learnt])
    found = detect_sender(f"Remissvar\n\nEldsjälar Sverige avstyrker gårdslagen. {BODY * 3}", "svar", known)
    assert found is not None
    assert found.organisation.name == "Eldsjälar Sverige"


def test_a_name_with_what_it_is_behind_a_comma_is_called_by_the_name() -> None:
    text = (
        f"Remissvar\n\nSynpunkter från Ljuset, Riksorganisationen för lampor i Sverige\n\n{BODY * 2}Ljuset anser mer."
    )
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == "Ljuset"
    assert "Riksorganisationen för lampor i Sverige" in [name.text for name in found.organisation.names]


def test_a_row_of_a_letterhead_is_no_title(tmp_path: Path) -> None:
    text = "Boverket\n\nYttrande Datum Dnr Sida\n\nYttrande över Ett samlat ansvar\n\nBoverket tillstyrker."
    assert reading(tmp_path, {"svar.txt": text}).documents[0].title == "Yttrande över Ett samlat ansvar"
