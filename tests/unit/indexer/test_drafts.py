"""Laws of proposals: the inquiry's numbered sections that say so, and what letters alone name."""

import pytest

from corpus.types import Kind
from indexer.alike import content
from indexer.drafts import seeds
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.speakers import sentences
from indexer.types import Basis
from tests.unit.corpus.making import REGISTER, document


def _seeded(text: str) -> list[tuple[str | None, str | None]]:
    inquiry = document(text, kind=Kind.BETANKANDE, organisation_id=None)
    return [(d.section, d.heading) for d in seeds(inquiry)]


def test_a_chapter_without_sections_may_propose_as_they_do() -> None:
    text = (
        "## 1 Bakgrund\n\nReglerna är gamla.\n\n## 4 Behörighet\n\n### 4.1 Körkort\n\nFörslag: Ett körkort krävs."
        "\n\n## 8 Ikraftträdande\n\nUtredningens förslag: Lagen träder i kraft den 1 juli 2033."
    )
    assert _seeded(text) == [("4.1", "4.1 Körkort"), ("8", "8 Ikraftträdande")]


def test_a_short_memorandum_numbers_its_proposals_without_a_dot() -> None:
    text = (
        "## 1 Bakgrund\n\nReglerna är gamla.\n\n## 2 Ett register\n\nFörslag: Ett register ska föras."
        "\n\n## 3 En avgift\n\nFörslag: En avgift tas ut."
    )
    assert _seeded(text) == [("2", "2 Ett register"), ("3", "3 En avgift")]


def test_a_summary_without_numbers_proposes_under_its_headings() -> None:
    text = (
        "# Hamnar\n\n## Sammanfattning\n\n### Bakgrund\n\nHamnarna ska enligt hamnlagen vara öppna."
        "\n\n### Kajernas ägare\n\nI dag får alla äga kajer. Vi föreslår att kajer ska ägas av kommunen."
        "\n\n### Avgifterna förr\n\nAvgifter har tagits ut sedan 1907."
    )
    assert _seeded(text) == [(None, "Kajernas ägare")]


@pytest.mark.parametrize("lead", ["", "Utredningens förslag: "])
def test_headings_that_nearly_all_open_with_what_shall_be_are_proposals(lead: str) -> None:
    told = {
        "Hamnkort": "Den som förtöjer ska ha hamnkort.",
        "Register": "Kommunen ska föra ett register.",
        "Kameror": "Hamnar ska få kamerabevakas.",
    }
    text = "\n\n".join(f"## {title}\n\n{lead}{words}" for title, words in told.items())
    assert _seeded(f"{text}\n\n## Konsekvenser\n\nFörslagen kostar lite.") == [(None, title) for title in told]
    assert _seeded("## Hamnkort\n\nHamnkort ska visas i dag.\n\n## Register\n\nDet finns register.") == []


def test_a_summary_without_headings_proposes_sentence_by_sentence() -> None:
    text = (
        "# Hamnar\n\nUtredningen har sett över hamnarna. Utredningen föreslår även att en hamnavgift tas ut."
        "\n\nDet föreslås också att hamnlotsen avskaffas, vilket kräver en lagändring. Hamnarna är många."
    )
    assert _seeded(text) == [(None, "En hamnavgift tas ut"), (None, "Hamnlotsen avskaffas")]


@pytest.mark.parametrize(
    "chapter", ["## 8 Konsekvenser\n\nFörslagen kostar lite.", "## 8 Skäl\n\nEtt körkort ska krävas."]
)
def test_a_chapter_that_proposes_nothing_is_no_proposal_where_others_have_boxes(chapter: str) -> None:
    assert _seeded(f"## 4 Behörighet\n\n### 4.1 Körkort\n\nFörslag: Ett körkort krävs.\n\n{chapter}") == [
        ("4.1", "4.1 Körkort")
    ]


def _names(*letters: str) -> list[list[str]]:
    """Return the names of the stated proposals that letters without the inquiry's text speak of."""
    written = [document(text, id=f"brev{i}") for i, text in enumerate(letters)]
    found = [(d, find_positions(d, sentences(d, REGISTER["skr"]), REGISTER)) for d in written]
    return [list(p.names) for p in register_positions(found)[0] if p.basis is Basis.STATED]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Vi avstyrker förslaget om hamnavgift om det inte kombineras med ett stöd.", "Hamnavgift"),
        ("Förslaget om hamnavgift välkomnas.", "Hamnavgift"),
        ("Vi är positiva till förslagen för en ny hamnavgift.", "En ny hamnavgift"),
        ("SKR har läst förslaget att höja hamnavgiften. SKR har inget att erinra mot det.", "Höja hamnavgiften"),
    ],
)
def test_a_proposal_is_named_by_the_thing_and_not_by_what_is_said_of_it(said: str, name: str) -> None:
    assert [names[0] for names in _names(said)] == [name]


def test_two_proposals_named_in_one_breath_are_two() -> None:
    said = "SKR avstyrker förslaget om tak för båtar i hamn samt förslaget om en årlig lotsrapport."
    assert sorted(names[0] for names in _names(said)) == ["En årlig lotsrapport", "Tak för båtar i hamn"]


def test_what_is_done_away_with_is_one_matter_however_that_is_called() -> None:
    said = [f"SKR avstyrker att {what}." for what in ("lotsplikten slopas", "lotsplikten avskaffas")]
    assert len(_names(*said)) == 1
    assert content("lotsplikten tas bort") == content("lotsplikten avskaffas") != content("lotsplikten utökas")


def test_of_much_nothing_is_named_and_what_is_turned_to_beside_it_stands_alone() -> None:
    found = _names("Vi är positiva till mycket men avstyrker förslaget om hamnavgift.")
    assert ["Hamnavgift"] in found
    assert all("ycket" not in name for names in found for name in names)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("SKR välkomnar att hamnavgiften höjs, att lotsen avskaffas och att kajerna öppnas.", 3),
        ("SKR ser positivt på att hamnavgiften höjs samt att lotsen avskaffas.", 2),
        ("SKR tillstyrker att hamnavgiften höjs och att det gäller alla.", 1),
        ("SKR välkomnar att utredningen betonar att hamnavgiften höjs och att lotsen avskaffas.", 1),
        ("SKR tillstyrker en hamnavgift under förutsättning att lotsen avskaffas och att kajerna öppnas.", 1),
    ],
)
def test_clauses_side_by_side_are_a_proposal_each(said: str, names: int) -> None:
    assert len(_names(said)) == names


def test_what_a_stance_depends_on_is_not_its_matter() -> None:
    said = "SKR tillstyrker en hamnavgift under förutsättning att lotsen avskaffas."
    assert _names(said) == [["En hamnavgift"]]


def test_part_of_a_proposal_is_named_by_what_it_is_on() -> None:
    assert _names("SKR avstyrker den delen av förslaget som rör hamnavgiften.") == [["Hamnavgiften"]]


@pytest.mark.parametrize("said", ["SKR tillstyrker vissa delar och avstyrker andra.", "SKR avstyrker några förslag."])
def test_some_of_the_proposals_name_none(said: str) -> None:
    assert _names(said) == []


def test_two_things_told_in_the_same_words_by_one_letter_are_two() -> None:
    letter = "SKR tillstyrker modellen för beräkning av {}.\n\nSKR tillstyrker modellen för beräkning av {}."
    assert len(_names(letter.format("hamnavgiften", "lotstaxan"))) == 2
    assert len(_names(letter.format("hamnavgiften", "hamnavgifter"))) == 1


def test_the_same_words_are_the_same_proposal_however_many_use_them() -> None:
    letters = [f"SKR avstyrker att hamnavgiften höjs.\n\nSKR tillstyrker hamnavgift vid kaj {n}." for n in range(9)]
    assert sum(names[0] == "Hamnavgiften höjs" for names in _names(*letters)) == 1


def _sections_of(*letters: str) -> list[tuple[str | None, str]]:
    read = [document(text, id=f"d-{i}", organisation_id=("skr", "cks")[i]) for i, text in enumerate(letters)]
    said = ((d, find_positions(d, sentences(d, REGISTER.get(d.organisation_id)), REGISTER)) for d in read)
    return [(p.section, p.name) for p in register_positions(said)[0]]


def test_what_nothing_sets_apart_in_a_section_is_one_proposal_however_it_is_worded() -> None:
    ours = "## 5.1 Ett nationellt hamnregister\n\nSKL tillstyrker förslaget."
    theirs = (
        "## 5.1 Ett nationellt hamnregister\n\n"
        "CKS delar bedömningen att dagens ordning med femtio listor inte är hållbar."
    )
    assert _sections_of(ours, theirs) == [("5.1", "Ett nationellt hamnregister")]


def test_a_response_that_takes_both_sides_under_a_number_sets_two_proposals_apart() -> None:
    ours = "## 5.1 Hamnar\n\nSKL tillstyrker förslaget om ett hamnregister.\n\nSKL avstyrker förslaget om en kajavgift."
    theirs = "## 5.1 Hamnar\n\nCKS tillstyrker förslaget om ett hamnregister."
    assert len(_sections_of(ours, theirs)) == 2


def test_a_response_that_supports_two_things_under_a_number_sets_them_apart_though_they_share_a_word() -> None:
    ours = (
        "## 5.1 Forskning\n\nSKL tillstyrker förslaget om höjda anslag till hamnforskning.\n\n"
        "SKL tillstyrker förslaget om samverkan mellan universitet och hamnforskning. Men den bör vara frivillig."
    )
    theirs = "## 5.1 Forskning\n\nCKS tillstyrker förslaget om höjda anslag till hamnforskning."
    assert len(_sections_of(ours, theirs)) == 2


def test_where_no_heading_tells_of_which_it_is_a_part_one_proposal_under_it_makes_it_one() -> None:
    said = "Vi föreslår att alla båtar över fem meter ska föras in i ett register hos staten."
    text = f"# Bakgrund\n\nHamnarna är många.\n\n# Ett register\n\n{said}\n\n# Konsekvenser\n\nDet blir dyrt."
    assert (None, "Ett register") in _seeded(text)
    several = text.replace(said, f"{said} Vi föreslår att staten ska betala hela kostnaden för det.")
    assert (None, "Ett register") not in _seeded(several)


def test_a_heading_names_the_section_that_another_response_opened_by_its_number() -> None:
    ours = "SKL ifrågasätter om det är proportionerligt (avsnitt 4.2)."
    theirs = "## Prisinformation i kronor (avsnitt 4.2)\n\nCKS ställer sig bakom förslaget."
    assert _sections_of(ours, theirs) == [("4.2", "Prisinformation i kronor")]


def test_a_statement_that_names_nothing_is_not_on_another_thing_that_the_same_response_names() -> None:
    ours = (
        "## 4 Hamnordning\n\nSKL ställer sig bakom att driften kan delas upp i tre delar.\n\n"
        "SKL ställer sig också bakom de sju hamnreglerna men med ett tillägg."
    )
    assert len(_sections_of(ours)) == 2
