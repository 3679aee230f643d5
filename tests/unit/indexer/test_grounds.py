"""Laws of the reasons a position is given: the respondent's own, near it, and none where it gives none."""

import pytest

from corpus.types import Document
from indexer.found import Found
from indexer.positions import find_positions
from indexer.speakers import sentences
from indexer.types import Stance
from tests.unit.corpus.making import REGISTER, document

S = Stance


def _found(read: Document) -> tuple[Found, ...]:
    return find_positions(read, sentences(read, REGISTER.get(read.organisation_id)), REGISTER)


def _in_section(text: str, **facts: object) -> tuple[Document, tuple[Found, ...]]:
    read = document(f"## 7.6.2 Ett nationellt policylab\n\n{text}", **facts)  # type: ignore[arg-type]
    return read, _found(read)


def test_a_reason_in_the_same_sentence_is_the_ground() -> None:
    read, (found,) = _in_section("SKL avstyrker förslaget eftersom kostnaden är okänd.")
    assert found.grounds is not None
    assert read.text[slice(*found.grounds)] == "eftersom kostnaden är okänd."


def test_where_no_reason_is_given_none_is_invented() -> None:
    (found,) = _in_section("SKL tillstyrker förslaget om ett frikommunförsök.")[1]
    assert found.grounds is None


@pytest.mark.parametrize(
    "text",
    [
        "Policylabbets syfte. SKL avstyrker policylabbet.",
        "SKL avstyrker policylabbet. Det framgår av svaret på betänkandet om policylabbet.",
    ],
)
def test_a_heading_in_the_text_or_where_it_stands_is_no_ground(text: str) -> None:
    (found,) = _in_section(text)[1]
    assert found.grounds is None


@pytest.mark.parametrize(
    "reason", ["Det framgår av forskningen att policylabb skadar.", "Labbet svarar gemensamt med byn för kostnaden."]
)
def test_what_research_shows_and_who_bears_a_cost_together_is_a_ground(reason: str) -> None:
    read, (found,) = _in_section(f"SKL avstyrker policylabbet. {reason}")
    assert found.grounds is not None
    assert read.text[slice(*found.grounds)] == reason


def test_a_retelling_is_never_the_ground() -> None:
    read, (found,) = _in_section(
        "Utredningen föreslår att ett policylab inrättas för att policylab behövs.\n\nSKL tillstyrker ett policylab."
    )
    assert found.grounds is None or "Utredningen" not in read.text[slice(*found.grounds)]


@pytest.mark.parametrize(
    "reasons",
    [
        "Skälen är flera. För det första är kostnaden oklar. För det andra saknas folk. Det tredje är tiden.",
        "För det första är kostnaden oklar. För det andra saknas folk. För det tredje är tiden kort. Det är nog.",
    ],
)
def test_reasons_that_are_counted_up_are_given_to_the_end(reasons: str) -> None:
    read, (found, *_) = _in_section(f"SKL avstyrker förslaget. {reasons}")
    assert found.grounds is not None
    assert read.text[slice(*found.grounds)] == reasons


def test_what_the_proposal_is_or_somebody_grants_it_is_no_reason_against_it() -> None:
    read, found = _in_section(
        "Förslaget innebär att alla ska lämna uppgifter.\n\nDet är så obestämt att det knappast lämnar något utanför."
        "\n\n"
        "SKL kan inte tillstyrka förslaget i denna del."
    )
    opposed = next(f for f in found if f.stance is S.OPPOSE)
    assert opposed.grounds is not None
    assert "innebär" not in read.text[slice(*opposed.grounds)]


def test_one_point_of_a_decision_gives_no_others_reasons() -> None:
    read = document(
        "Luleå kommun\n\n## Beslut\n\n1. Grannar bör få dela el på samma villkor som andra.\n"
        "2. Kommunen avstyrker förslaget om strypt laddning.\n3. Kommunen tillstyrker förslaget om fler laddpunkter."
    )
    assert [f.grounds for f in _found(read) if f.stance in (S.OPPOSE, S.SUPPORT)] == [None, None]


def test_a_title_is_no_reason() -> None:
    read = document("Ett labb\n\nÖvriga förslag\n\nKostnaden är okänd. SKL avstyrker därför ett labb.")
    (found,) = _found(read)
    assert found.grounds is not None
    assert read.text[slice(*found.grounds)] == "Kostnaden är okänd."


@pytest.mark.parametrize("points", ["1. {}\n2. {}\n3. {}", "Beslut\n1. {}\n2. {}\n3. {}"])
def test_a_point_of_plain_text_gives_no_others_reasons(points: str) -> None:
    read = document(
        points.format("SKL avstyrker ett labb.", "Grannar bör få dela el.", "Lånen är för dyra för kommunerna.")
    )
    (found,) = _found(read)
    assert found.grounds is None


def test_how_a_response_came_about_is_no_reason() -> None:
    read = document(
        "SKL har fått möjlighet att svara på remissen. Remissvaret har utarbetats gemensamt av två nämnder.\n\n"
        "SKL ställer sig frågande inför möjligheterna att genomföra förslagen."
    )
    assert [f.grounds for f in _found(read)] == [None]


@pytest.mark.parametrize("sentence", ["SKL avstyrker punkt {}. ", "Kommunerna har ont om tid, skriver nummer {}. "])
def test_positions_of_one_long_paragraph_are_found_as_those_of_many(sentence: str) -> None:
    written = [sentence.format(i) for i in range(1_000)]
    tenth = ["".join(written[i : i + 20]) + "SKL avstyrker förslaget (avsnitt 4.9). " for i in range(0, 1_000, 20)]
    for text in ("".join(tenth), "\n\n".join(tenth)):
        assert len(_found(document(text))) >= len(tenth) - 1


def test_reasons_far_off_in_a_long_paragraph_are_not_the_positions_own() -> None:
    read = document(f"Kostnaden för labbet är helt okänd. {'SKL noterar att det regnade. ' * 400}SKL avstyrker labbet.")
    grounds = _found(read)[-1].grounds
    assert grounds is None or "labbet" not in read.text[slice(*grounds)]


def _said(text: str, position: str) -> str | None:
    """Return the reasons given for the position that holds these words."""
    read = document(text)
    (found,) = [f for f in _found(read) if position in read.text[f.start : f.end]]
    return read.text[slice(*found.grounds)] if found.grounds else None


@pytest.mark.parametrize(
    "announces",
    [
        "Beträffande avsnitten 4.2 och 5.1 lämnar SKL synpunkter.",
        "SKL ser förslagen ur två perspektiv: kommunernas ekonomi och invånarnas behov.",
        "SKL har granskat betänkandet utifrån medlemmarnas utgångspunkter.",
        "Synpunkterna följer betänkandets disposition.",
        "SKL utvecklar sina synpunkter nedan.",
        "SKL återkommer till frågan i avsnitt 7.",
    ],
)
def test_what_only_announces_the_answer_is_no_reason(announces: str) -> None:
    assert _said(f"{announces} SKL avstyrker förslaget om ett labb.", "avstyrker") is None
    assert _said(f"## 4.1 Ett labb\n\n{announces}\n\nSKL avstyrker förslaget.", "avstyrker") is None


@pytest.mark.parametrize(
    "heading", ["7.2 Omhändertagande av fordon", "7 Ikraftträdande och övergång", "Dela aska (7.3)."]
)
def test_a_heading_that_was_taken_for_text_is_no_reason_and_parts_what_stands_above_it(heading: str) -> None:
    text = (
        "## 6.3 En avgift\n\nSKL tillstyrker avgiften. Finansieringen av lederna är osäker."
        f"\n\n{heading}\nSKL avstyrker förslaget i dess helhet."
    )
    assert _said(text, "avstyrker") is None


def test_a_position_of_the_summary_has_the_reasons_of_the_section_it_names() -> None:
    text = (
        "## Sammanfattning\n\nSKL avstyrker förslaget i avsnitt 4.1. Kommunerna har läst allt noga."
        "\n\n## 4.1 Anmälan\n\nEn anmälan till leder till dubbelarbete.\n\n## 4.2 Förbud\n\nEtt förbud är svårt."
    )
    assert _said(text, "avstyrker") == "En anmälan till leder till dubbelarbete."


def test_a_position_of_the_summary_never_has_what_stands_before_it_as_its_reasons() -> None:
    text = (
        "## Sammanfattning\n\nKommunerna har ont om folk. SKL avstyrker förslaget om ett labb."
        "\n\n## Labbet\n\nEtt labb är en plats."
    )
    assert _said(text, "avstyrker") is None


def test_a_paragraph_that_takes_another_position_gives_that_ones_reasons() -> None:
    other = "SKL avstyrker höjd åldersgräns. För unga i glesbygd är skotern det enda färdmedlet."
    text = f"## Yttrande\n\n{other}\n\nNär det gäller registret ställer sig SKL bakom förslaget."
    assert _said(text, "registret") is None
    assert _said(text, "åldersgräns") == "För unga i glesbygd är skotern det enda färdmedlet."


@pytest.mark.parametrize(
    "said",
    [
        "Vi har valt att skriva kort.",
        "Vi har därför valt att begränsa oss till det som rör barn.",
        "Yttrandet har utformats gemensamt med våra medlemmar.",
        "Remissvaret har samordnats med regionerna.",
        "Vårt svar är kortfattat.",
        "Maria Ask förbundsordförande",  # a name under the letter that ran together with its last line
    ],
)
def test_how_the_answer_is_written_is_no_reason(said: str) -> None:
    (found,) = _in_section(f"SKL avstyrker förslaget. {said}")[1]
    assert found.grounds is None


@pytest.mark.parametrize(
    "said",
    [
        "Kommunerna har valt att begränsa antalet platser.",
        "Utredningens svar är gemensam finansiering.",
        "Kommunerna har valt att svara för hela kostnaden.",
    ],
)
def test_what_others_write_and_choose_may_be_a_reason(said: str) -> None:
    read, (found, *_) = _in_section(f"SKL avstyrker förslaget. {said}")
    assert found.grounds is not None
    assert read.text[slice(*found.grounds)] == said


@pytest.mark.parametrize(
    "beside",
    [
        "SKL har förståelse för att policylabbet behövs.",  # granted, and no reason against it
        "Som skäl anges att policylabbet behövs.",  # the inquiry's
    ],
)
def test_what_is_granted_and_what_the_inquiry_gives_as_its_reason_is_no_ground_against(beside: str) -> None:
    read, (found, *_) = _in_section(f"{beside} SKL avstyrker policylabbet.")
    assert found.stance is S.OPPOSE
    assert found.grounds is None or beside not in read.text[slice(*found.grounds)]


def test_what_turns_to_something_else_is_no_ground_of_what_it_turns_from() -> None:
    read = document("## Kontroll\n\nSKL tar inte ställning till kamerorna. Däremot är flytten av tillsynen olycklig.")
    found = next(f for f in _found(read) if f.stance is S.ABSTAIN)
    assert found.grounds is None


def test_a_reason_that_follows_another_position_is_that_ones() -> None:
    read = document(
        "SKL yttrar sig.\n\nSKL tillstyrker trålgränsen. Den minskar fisket här. SKL avstyrker kustkvoten.\n\nSlut"
    )
    found = next(f for f in _found(read) if f.stance is S.OPPOSE)
    assert found.grounds is None
