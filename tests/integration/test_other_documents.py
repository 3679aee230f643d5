"""Letters made for one law each, asked through the real model."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from corpus.types import Speaker
from indexer.build import build_index
from indexer.cross_encoder import load_reader
from indexer.embed import load_embedder
from service.contract import Answer, AskRequest
from service.core import SnapshotEngine

pytestmark = pytest.mark.integration
Answers = Callable[[Mapping[str, str], str], Answer]
INQUIRY = (
    "SOU 2041:3\n\nSammanfattning\n\nUtredningen föreslår en lag om kajer. Bestämmelserna föreslås träda i kraft den "
    "1 juli 2042. Kajer ska besiktigas vart femte år."
)
REGION = (
    "Region Grönudd\n\nRemissvar över SOU 2041:3\n\nRegion Grönudd tillstyrker lagen om kajer. När ska reglerna börja "
    "gälla? Reglerna bör börja gälla den 1 januari 2044."
)
FACULTY = (
    "Juridiska fakulteten vid Lunds universitet\n\nYttrande över SOU 2041:3\n\nFakulteten avstyrker förslaget om en "
    "lag om kajer. Fakulteten anser att den är otydlig."
)
COURT = (
    "Svea hovrätt\n\nYttrande över SOU 2041:3\n\nEtt ansvar som uppstår när ingen hör av sig vore i vår rätt ett "
    "främmande inslag.\n\nHovrättsrådet Maj Lind är skiljaktig och anför: Tystnad om kajer har "
    "rättsverkan i många sammanhang."
)
ANNEX = (
    "Bilaga\n\nGrönudds kommun\n\nYttrande över SOU 2041:3\n\nGrönudds kommun tillstyrker förslaget om en lag om kajer."
)
UNION = (
    "Kajfacket\n\n2041-05-09\n\nRemissvar över SOU 2041:3\n\nKajfacket tillstyrker lagen om kajer. Styrelsen har "
    "behandlat remissen den 4 maj 2041."
)
UNIVERSITY = "Lunds universitet\n\nYttrande över SOU 2041:3\n\nLunds universitet tillstyrker förslaget om kajer."


@pytest.fixture
def asked_of(tmp_path: Path) -> Answers:
    def answer(documents: Mapping[str, str], question: str) -> Answer:
        folder, embedder = tmp_path / "documents", load_embedder()
        folder.mkdir()
        for name, text in documents.items():
            (folder / name).write_bytes(text.encode(errors="surrogateescape"))
        build_index(folder, tmp_path / "data", embedder)
        engine = SnapshotEngine(tmp_path / "data", embedder, load_reader())
        try:
            return engine.ask(AskRequest(question=question))
        finally:
            engine.close()

    return answer


def test_when_rules_apply_is_said_by_whoever_proposes_them_first(asked_of: Answers) -> None:
    found = asked_of({"SOU 2041_3.txt": INQUIRY, "svar.txt": REGION}, "När ska reglerna om kajer börja gälla?")
    assert found.citations[0].speaker is Speaker.INQUIRY
    assert "1 juli 2042" in found.citations[0].quote


@pytest.mark.parametrize(
    "question", ["Vilken dag tog styrelsen för Kajfacket upp remissen?", "When did Kajfacket adopt its response?"]
)
def test_the_day_a_response_was_decided_is_told_from_its_date(asked_of: Answers, question: str) -> None:
    found = asked_of({"SOU 2041_3.txt": INQUIRY, "svar.txt": UNION, "svar 2.txt": REGION}, question)
    assert [c.quote for c in found.citations if not c.related] == ["Styrelsen har behandlat remissen den 4 maj 2041."]


@pytest.mark.parametrize("letters", [(FACULTY,), (FACULTY, UNIVERSITY)], ids=["alone", "beside the whole"])
def test_a_part_that_answers_alone_is_told_from_the_whole(asked_of: Answers, letters: tuple[str, ...]) -> None:
    documents = {f"svar {n}.txt": text for n, text in enumerate(letters)}
    found = asked_of(documents, "Vad anser Lunds universitet om kajerna?")
    whose = {c.organisation for c in found.citations if not c.related}
    alone = len(letters) == 1
    assert whose == {"Juridiska fakulteten vid Lunds universitet" if alone else "Lunds universitet"}
    assert any("som helhet" in warning for warning in found.warnings) is alone


@pytest.mark.parametrize("annex", [True, False], ids=["the annex is here", "it is missing"])
def test_an_annex_is_missed_only_where_it_is_missing(asked_of: Answers, annex: bool) -> None:
    minutes = (
        "Grönudds kommun\n\nProtokollsutdrag\n\n§ 12 Remiss SOU 2041:3\n\nKommunstyrelsen beslutar att avge yttrande "
        "enligt bilaga.\n\nEn st\udcf6rande byte."  # which is warned of, and has nothing to do with the annex
    )
    found = asked_of(
        {"protokoll.txt": minutes, "SOU 2041_3.txt": INQUIRY, **({"bilaga.txt": ANNEX} if annex else {})},
        "Vad tycker Grönudds kommun om kylrum?",
    )
    assert any("Bilagan" in warning for warning in found.warnings) is not annex


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What does Svea hovrätt say about whether silence about quays has legal effect?", Speaker.RESPONDENT),
        (
            "What does the dissenting judge of Svea hovrätt say about whether silence about quays has legal effect?",
            Speaker.OTHER,
        ),
    ],
    ids=["the court", "the dissenter"],
)
def test_a_body_asked_about_speaks_before_its_dissenter(asked_of: Answers, question: str, first: Speaker) -> None:
    found = asked_of({"svar.txt": COURT, "annat svar.txt": REGION}, question)
    assert found.citations[0].speaker is first


HARBOUR = (
    "Region Grönudd\n\nRemissvar över SOU 2041:3\n\nRegion Grönudd tillstyrker förslaget att kajer ska besiktigas.\n\n"
    "Hamnkontoret har bara en dykare, och han hinner med sex kajer om året. Vi kan därför inte besiktiga fler."
)
ISLAND = (
    "Hamnföreningen\n\nYttrande över SOU 2041:3\n\nHamnföreningen vill att lagen om kajer börjar gälla den 1 mars "
    "2045.\n\n"
    "Hamnföreningen avstår från att yttra sig om övriga förslag."
)


def test_the_sentence_nearest_to_the_question_is_shown_beside_the_position(asked_of: Answers) -> None:
    found = asked_of(
        {"SOU 2041_3.txt": INQUIRY, "svar.txt": HARBOUR}, "Varför hinner Region Grönudd inte besiktiga kajer?"
    )
    quotes = [c.quote for c in found.citations if not c.related]
    assert any("bara en dykare" in quote for quote in quotes)
    assert len(quotes) == len(set(quotes)) <= 4


def test_who_wants_something_is_answered_in_the_respondents_words(asked_of: Answers) -> None:
    documents = {"SOU 2041_3.txt": INQUIRY, "svar.txt": REGION, "annat svar.txt": ISLAND}
    found = asked_of(documents, "Vilka vill att lagen om kajer ska börja gälla senare?")
    assert "Hamnföreningen" in {c.organisation for c in found.citations}
    assert all(c.speaker is Speaker.RESPONDENT for c in found.citations if not c.related)


def test_own_words_on_a_matter_go_before_what_is_said_of_the_rest(asked_of: Answers) -> None:
    found = asked_of(
        {"SOU 2041_3.txt": INQUIRY, "svar.txt": ISLAND}, "När vill Hamnföreningen att lagen ska börja gälla?"
    )
    assert "1 mars 2045" in found.answer
    assert "avstår" not in found.answer
