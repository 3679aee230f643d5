"""Laws that every answer over the shipped documents obeys, with the real model."""

import re

import pytest

from corpus.types import Kind, Speaker
from indexer.stance import outright
from indexer.types import Basis
from service.contract import AskRequest, Language, SearchRequest, Status
from service.core import SnapshotEngine
from service.decide import THRESHOLD
from service.material import DocumentDetail
from service.positions.contract import PositionQuery
from tests.integration.conftest import Ask
from tests.integration.questions import ALL, ENGLISH, ODD, SWEDISH
from tests.integration.reading import QUOTED, frame, own, quotes

pytestmark = pytest.mark.integration

RESPONDENTS = {"skr", "cks", "lulea-kommun"}
REFUSALS = set(Status) - {Status.ANSWERED}
ONLY_SWEDISH = {"och", "inte", "avstyrker", "tillstyrker", "skriver", "förslaget", "avsnitt", "underlaget", "framgår"}
ONLY_ENGLISH = {"the", "and", "does", "opposes", "supports", "states", "proposal", "section", "material", "response"}


@pytest.fixture(scope="module")
def documents(engine: SnapshotEngine) -> dict[str, DocumentDetail]:
    found = {summary.id: engine.document(summary.id) for summary in engine.documents()}
    return {id_: detail for id_, detail in found.items() if detail is not None}


@pytest.mark.parametrize("question", [*ALL, *ODD], ids=lambda q: ascii(q[:50]))
def test_every_quote_is_the_very_words_at_its_place(
    ask: Ask, documents: dict[str, DocumentDetail], question: str
) -> None:
    for citation in ask(question).citations:
        source = documents[citation.document_id]
        assert citation.quote == source.text[citation.start : citation.end]
        assert citation.quote.strip()


@pytest.mark.parametrize("question", [*ALL, *ODD], ids=lambda q: ascii(q[:50]))
def test_every_marker_resolves_and_every_citation_is_used(ask: Ask, question: str) -> None:
    answer = ask(question)
    shown = {int(marker) for marker in re.findall(r"\[(\d+)\]", QUOTED.sub("", answer.answer))}
    stated = {marker for statement in answer.statements for marker in statement.citations}
    used = {c.marker for c in own(answer)}
    assert shown == stated == used
    assert {p.citation for p in answer.positions} <= used
    assert not any(re.search(r"\[\d+\]", QUOTED.sub("", statement.text)) for statement in answer.statements)


@pytest.mark.parametrize(
    "question", [*ALL, "vad är SKL:s inställning till en lärande tillsyn – ja eller nej", "SKL om vite – ja eller nej?"]
)
def test_nobody_takes_no_position_in_words_that_take_one(ask: Ask, question: str) -> None:
    for statement in ask(question).statements:
        if re.search(r"tar inte uttryckligen ställning|takes no explicit position", statement.text):
            assert all(outright(quote.strip("”“")) is None for quote in QUOTED.findall(statement.text))


def test_a_section_asked_about_by_its_number_is_answered_with_every_position_taken_there(
    ask: Ask, engine: SnapshotEngine
) -> None:
    held: dict[tuple[str, str], set[str]] = {}
    for position in engine.positions(PositionQuery()).positions:
        if position.basis is Basis.STATED and position.section:
            held.setdefault((position.organisation, position.section), set()).add(position.proposal_id)
    assert len(held) > 10  # or the law below says nothing
    for (organisation, section), proposals in held.items():
        swedish = f"Vad tycker {organisation} om avsnitt {section}?"
        for question in (swedish, f"What does {organisation} say in section {section}?"):
            answer = ask(question)
            assert proposals >= {p.proposal_id for p in answer.positions} != set(), question
            first = (statement.text.split("”")[0].split("“")[0] for statement in answer.statements)
            assert not [words for words in first if re.match(r"\S+ (?:skriver|writes)\b", words)], question


@pytest.mark.parametrize(
    "question", ["Vad säger regeringen om policylabbet?", "What does the government think of the policylabb?"]
)
def test_what_respondents_write_is_not_the_governments_view(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert not [c for c in own(answer) if c.organisation is not None]


def test_what_a_respondent_retells_is_not_its_reason(engine: SnapshotEngine, ask: Ask) -> None:
    table = engine.positions(PositionQuery())
    matters = (
        "tvärsektoriell kompetens",
        "medarbetarnas kompetens",
        *(proposal.name for proposal in table.proposals[::4]),
    )
    for who in table.respondents:
        for matter in matters:
            answer = ask(f"Hur motiverar {who.organisation_short} sin ståndpunkt om {matter}?")
            first = own(answer)[:1] if answer.status is Status.ANSWERED else []
            assert all(quote.speaker is Speaker.RESPONDENT for quote in first), (who.organisation_short, matter)


@pytest.mark.parametrize("question", ALL)
def test_the_statements_are_the_answer(ask: Ask, question: str) -> None:
    answer = ask(question)
    bare = " ".join(re.sub(r"(?: ?\[\d+\])+", "", answer.answer).split())
    place = 0
    for statement in answer.statements:
        place = bare.index(" ".join(statement.text.split()), place)


@pytest.mark.parametrize("question", ALL)
def test_a_citation_names_the_sender_of_its_document(
    ask: Ask, documents: dict[str, DocumentDetail], question: str
) -> None:
    for citation in ask(question).citations:
        source = documents[citation.document_id]
        assert (citation.organisation_id, citation.organisation) == (source.organisation_id, source.organisation)
        assert (citation.kind, citation.date, citation.consultation_id) == (
            source.kind,
            source.date,
            source.consultation_id,
        )
        assert citation.document_id in citation.url


@pytest.mark.parametrize("question", ALL)
def test_only_respondents_hold_positions_and_they_hold_their_own(ask: Ask, question: str) -> None:
    answer = ask(question)
    by_marker = {c.marker: c for c in answer.citations}
    for position in answer.positions:
        citation = by_marker[position.citation]
        assert position.organisation_id in RESPONDENTS
        assert citation.organisation_id == position.organisation_id
        assert citation.speaker is Speaker.RESPONDENT
        assert citation.kind in (Kind.REMISSVAR, Kind.PROTOKOLLSUTDRAG)


@pytest.mark.parametrize("question", ALL)
def test_the_lecture_and_the_news_are_never_a_respondents(ask: Ask, question: str) -> None:
    for citation in ask(question).citations:
        if citation.kind in (Kind.TAL, Kind.NYHET):
            assert citation.speaker is not Speaker.RESPONDENT
            assert citation.organisation_id is None


@pytest.mark.parametrize("question", ALL)
def test_no_more_than_three_are_ever_counted(ask: Ask, question: str) -> None:
    bases = re.findall(r"\d+ (?:av|of the|of) (\d+) (?:remissinstanser|respondents)", frame(ask(question)))
    assert set(bases) <= {"3"}


@pytest.mark.parametrize(
    ("question", "language"), [*((q, Language.SV) for q in SWEDISH), *((q, Language.EN) for q in ENGLISH)]
)
def test_the_answer_speaks_the_language_of_the_question(ask: Ask, question: str, language: Language) -> None:
    answer = ask(question)
    assert answer.language is language
    words = {word.lower() for word in re.findall(r"\w+", frame(answer))}
    assert not words & (ONLY_ENGLISH if language is Language.SV else ONLY_SWEDISH)


@pytest.mark.parametrize("question", ALL)
def test_a_refusal_says_something_and_asserts_nothing(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.answer.strip()
    assert answer.statements
    if answer.status in REFUSALS:
        assert own(answer) == ()
        assert answer.positions == ()


@pytest.mark.parametrize("question", [*ALL, *ODD], ids=lambda q: ascii(q[:50]))
def test_the_same_question_has_the_same_answer(ask: Ask, engine: SnapshotEngine, question: str) -> None:
    again = engine.ask(AskRequest(question=question))
    assert again.model_dump(exclude={"timings_ms"}) == ask(question).model_dump(exclude={"timings_ms"})


def test_a_search_says_how_sure_it_is_when_asked(engine: SnapshotEngine) -> None:
    def sure(query: str) -> float:
        found = engine.search(SearchRequest(query=query, confidence=True)).confidence
        assert found is not None
        return found

    assert sure("Vad är ett frikommunförsök?") > THRESHOLD > sure("Hur många valar finns det i Östersjön?")
    assert engine.search(SearchRequest(query="frikommunförsök")).confidence is None


@pytest.mark.parametrize("question", ALL)
def test_what_a_search_finds_is_verbatim_too(
    engine: SnapshotEngine, documents: dict[str, DocumentDetail], question: str
) -> None:
    hits = engine.search(SearchRequest(query=question, k=5)).hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    for hit in hits:
        assert hit.quote == documents[hit.document_id].text[hit.start : hit.end]


@pytest.mark.parametrize(
    "question", ["När skrevs CKS remissvar?", "When was CKS's response written?", "När kom SKL:s remissvar in?"]
)
def test_when_it_was_written_is_not_made_up(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.NOT_IN_CORPUS


@pytest.mark.parametrize(
    "question", ["Vad tycker SKL om generella statsbidrag?", "Tillstyrker SKL generella statsbidrag?"]
)
def test_skl_takes_no_formal_position_on_state_grants(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.positions == ()
    assert "Det hämmar den lokala utvecklingen och självstyret" in quotes(answer)
    assert not answer.statements[0].text.startswith("Ja")


def test_nobody_takes_a_formal_position_on_state_grants(ask: Ask) -> None:
    answer = ask("Vad säger remissinstanserna om generella statsbidrag?")
    assert answer.positions == ()
    assert "Det hämmar den lokala utvecklingen och självstyret" in quotes(answer)


def test_the_minister_is_not_quoted_in_others_words(ask: Ask) -> None:
    assert ask("Vad tycker ministern om policylabbet?").status in REFUSALS


def test_a_place_tells_the_same_as_the_citation_of_it(engine: SnapshotEngine, ask: Ask) -> None:
    for question in SWEDISH[:12]:
        for citation in ask(question).citations:
            told = engine.quote(citation.document_id, citation.start, citation.end)
            assert told is not None
            assert told.model_dump().items() <= citation.model_dump().items()
    length = len(DocumentDetail.model_validate(engine.document("skl-remissvar")).text)
    for start, end in ((0, 0), (5, 4), (0, length + 1), (-1, 3)):
        assert engine.quote("skl-remissvar", start, end) is None
    assert engine.quote("nothing", 0, 1) is None
