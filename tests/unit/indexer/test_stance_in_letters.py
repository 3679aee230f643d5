"""Laws of how letters put a stance: who stands before *sig*, what a list's lead says, what is no sentence at all."""

from collections.abc import Sequence

import pytest

from indexer.clauses import Clause, Odds
from indexer.conditions import conditional, qualifier
from indexer.positions import find_positions
from indexer.speakers import sentences
from indexer.stance import cue, is_about_something_else, means_other, reserved
from indexer.stance_reading import read
from indexer.subjects import introduces_itself
from indexer.types import Basis, Stance
from tests.unit.corpus.making import REGISTER, document

S = Stance


def _found(text: str) -> list[tuple[Stance, str, Basis]]:
    read = document(text)
    found = find_positions(read, sentences(read, REGISTER["skr"]), REGISTER)
    return [(f.stance, f.about[0] if f.about else "", f.basis) for f in found if not f.weak]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Däremot ställer vi oss positiva till gårdsstödet.", S.SUPPORT),
        ("Även i år ställer kommunen sig positiv till gårdsstödet.", S.SUPPORT),
        ("Därför ställer vi oss inte bakom gårdsstödet.", S.OPPOSE),
        ("Sammantaget ställer sig nämnden negativ till gårdsstödet.", S.OPPOSE),
        ("Föreningen kan inte ansluta sig till förslaget.", S.OPPOSE),
        ("Föreningen ansluter sig inte till utredningens bedömning.", S.OPPOSE),
        ("Slutsatsen är att regionen inte kan tillstyrka gårdsstödet.", S.OPPOSE),
        ("Föreningen kan inte ansluta sig till förslaget i alla dess delar.", S.CRITICAL),
        ("Rådet bedömer att konsekvensutredningen inte uppfyller kraven i förordningen.", S.CRITICAL),
        ("Gårdsstödet godtar vi inte.", S.OPPOSE),
        ("Föreningen accepterar det inte.", S.OPPOSE),
        ("Föreningen godtar att det inte införs något stöd.", S.SUPPORT),
        ("Nya stöd bör endast införas om kommunerna får ersättning.", S.SUPPORT_WITH_RESERVATIONS),
    ],
)
def test_a_stance_is_read_wherever_its_subject_stands(sentence: str, stance: Stance) -> None:
    found = cue(sentence)
    assert found is not None
    assert (found.stance, found.explicit) == (stance, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "En sådan prövning måste utgå från barnets behov.",
        "Vi föreslår att kommunen utgår ifrån dagens regler.",
        "Att införa enstaka delar ur förslaget kommer inte att räcka.",
        "Vi ser fram emot att få medverka i det fortsatta arbetet.",
        "Att vi godtar delar av förslaget innebär inte att vi tillstyrker helheten.",
        "Rådet betonar vikten av att stödet är rimligt.",
    ],
)
def test_what_only_sounds_like_a_stance_is_none(sentence: str) -> None:
    found = cue(sentence)
    assert found is None or found.stance is S.COMMENT


def test_what_a_proposal_would_harm_is_criticism_whatever_the_reader_holds() -> None:
    found = cue("Vi anser att införandet av en ny kontroll innebär ett stort ingrepp i privatlivet.")
    assert found is not None
    assert (found.stance, found.firm) == (S.CRITICAL, True)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Gårdsrådet om gårdslagen: stödet är fel väg\n\nUtredningen talar om gårdar.", []),
        ("Utredningen talar om gårdar.\n\nÖvergripande om en särskild gårdslag (GL)\n\nMer om gårdar.", []),
        ("Utredningen talar om gårdar.\n\nVi tycker att lagen kommer väl till pass\n\nMer om gårdar.", [S.SUPPORT]),
    ],
)
def test_a_headline_is_no_stance_whatever_the_reader_holds(text: str, stances: list[Stance]) -> None:
    class Eager:
        digest = "0" * 64

        def __call__(self, clauses: Sequence[Clause]) -> list[Odds]:
            return [
                {S.SUPPORT: 0.05 if "talar om" in c.words or "Mer om" in c.words else 0.95, None: 0.05} for c in clauses
            ]

    read = document(text)
    found = find_positions(read, sentences(read, REGISTER["skr"]), REGISTER, Eager())
    assert [f.stance for f in found if not f.weak] == stances


def test_opposition_beside_support_stays_opposition_whatever_the_reader_holds() -> None:
    class Softening:
        digest = "0" * 64

        def __call__(self, clauses: Sequence[Clause]) -> list[Odds]:
            return [{S.SUPPORT_WITH_RESERVATIONS: 0.97, None: 0.03} for _ in clauses]

    read = document("SKL tillstyrker förslaget om gårdar men avstyrker förslaget om avgifter.")
    found = find_positions(read, sentences(read, REGISTER["skr"]), REGISTER, Softening())
    assert S.OPPOSE in [f.stance for f in found]


def test_a_but_between_two_adjectives_takes_nothing_back() -> None:
    sentence = "Kommunen tillstyrker de små men viktiga ändringarna."
    found = cue(sentence)
    assert found is not None
    assert not reserved(sentence, found)


def test_support_of_all_or_nothing_is_conditional() -> None:
    assert conditional("Förbundet tillstyrker förslagen i promemorian om de genomförs samtidigt.")
    assert not conditional("Förbundet tillstyrker förslaget om de äldres boende.")


def test_some_points_that_are_opposed_are_not_all() -> None:
    assert _found("SKL anser att en hel del är bra, men det finns också några punkter som vi motsätter oss.") == []


def test_a_but_to_others_opposes_what_it_gives_for_example() -> None:
    found = _found("SKL ställer sig positivt till delar av förslagen men avstyrker andra, exempelvis en ny gårdslag.")
    assert found[-1][:2] == (S.OPPOSE, "en ny gårdslag")


def test_a_list_takes_the_stance_of_its_lead() -> None:
    text = (
        "SKL tillstyrker:\n\n- Förslag om en ny gårdslag.\n- Förslag om fler gårdar.\n\n"
        "SKL ställer sig tveksamt till:\n\n- Förslag om gårdsrådet: det är bra men dyrt."
    )
    assert [(stance, about) for stance, about, _basis in _found(text)] == [
        (S.SUPPORT, "en ny gårdslag"),
        (S.SUPPORT, "fler gårdar"),
        (S.CRITICAL, "gårdsrådet"),
    ]


def test_what_is_opposed_in_this_part_is_what_was_just_named_and_not_all() -> None:
    text = "SKL ser problem med gårdsavgiften. I denna del avstyrker SKL förslagen."
    read = document(text)
    found = find_positions(read, sentences(read, REGISTER["skr"]), REGISTER)
    assert [f.basis for f in found if f.stance is S.OPPOSE] == [Basis.STATED]
    assert all("SKL förslagen" not in words for f in found for words in f.about)


@pytest.mark.parametrize("of", ["utredningens förslag i dess helhet", "betänkandets förslag i sin helhet"])
def test_the_inquirys_proposal_as_a_whole_is_all_of_it(of: str) -> None:
    assert [(stance, basis) for stance, _about, basis in _found(f"SKL avstyrker {of}.")] == [
        (S.OPPOSE, Basis.WHOLE_DOCUMENT)
    ]


def test_the_proposals_for_something_are_not_all() -> None:
    assert [basis for *_, basis in _found("SKL är positivt till förslagen för en starkare gårdsnäring.")] == [
        Basis.STATED
    ]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Därför avstyrker kommunen förslaget om gårdsavgift.", "gårdsavgift"),
        ("SKL tillstyrker utredningens förslag (SOU 2031:4) som innebär att gårdar får stöd.", "gårdar får stöd"),
        ("Rådet finner att konsekvensutredningen inte uppfyller kraven.", "konsekvensutredningen"),
    ],
)
def test_a_matter_is_named_without_what_stands_around_it(sentence: str, matter: str) -> None:
    assert [about for _stance, about, _basis in _found(sentence)] == [matter]


def test_a_list_that_breaks_off_a_sentence_goes_on_with_its_stance() -> None:
    text = "SKL avstyrker förslagen i avsnitt 5.6 om\n\n- a. att gårdar beskattas.\n- b. att rådet läggs ned.\n\nSlut"
    assert [(stance, about) for stance, about, _basis in _found(text)][1:] == [
        (S.OPPOSE, "gårdar beskattas"),
        (S.OPPOSE, "rådet läggs ned"),
    ]


def test_a_stance_without_a_subject_is_the_writers_own() -> None:
    found = _found("SKL:s synpunkter i korthet\n\n- Instämmer i utredningens förslag om gårdsstöd.")
    assert [(stance, about) for stance, about, _basis in found] == [(S.SUPPORT, "gårdsstöd")]


def test_declining_to_answer_is_on_all_of_it_whoever_stands_after_the_verb() -> None:
    found = _found("Mot denna bakgrund avstår SKL ifrån att yttra sig.")
    assert [(stance, basis) for stance, _about, basis in found] == [(S.ABSTAIN, Basis.WHOLE_DOCUMENT)]


def test_what_they_hold_is_told_of_others() -> None:
    assert _found("Tre förbund har svarat. De tillstyrker eller har inga synpunkter på gårdsstödet.") == []


def test_an_items_quote_holds_the_lead_that_takes_its_stance() -> None:
    read = document("SKL avstyrker:\n\n- Förslag om gårdsskatt.\n- Förslag om gårdsavgift.\n\nStockholm")
    found = find_positions(read, sentences(read, REGISTER["skr"]), REGISTER)
    assert all(read.text[f.start : f.end].startswith("SKL avstyrker:") for f in found)
    assert [read.text[f.start : f.end].endswith(f"{f.about[0]}.") for f in found] == [True, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "SKL ställer sig bakom yttrandet nedan.",
        "Om stödet trots allt införs bör gårdarna själva välja vilka kontroller de godtar.",
    ],
)
def test_a_letter_of_its_own_and_what_is_to_hold_otherwise_make_nobody_a_supporter(sentence: str) -> None:
    assert _found(f"## Stöd\n\n{sentence}") == []


def test_what_is_named_after_i_ovrigt_is_not_the_rest() -> None:
    assert _found("## Stöd\n\nSKL har i övrigt ingen uppfattning om avgifterna.") == [
        (S.ABSTAIN, "avgifterna", Basis.STATED)
    ]
    ((_, _, basis),) = _found("## Stöd\n\nSKL har i övrigt inga synpunkter på förslagen.")
    assert basis is Basis.RESIDUAL


def test_no_view_on_what_else_there_is_of_a_thing_takes_back_none_that_was_given_of_it() -> None:
    found = _found("## Stöd\n\nSKL tillstyrker avgiften för båtar. SKL har i övrigt ingen uppfattning om avgifterna.")
    assert [stance for stance, _, _ in found] == [S.SUPPORT]


def test_a_condition_is_not_what_is_accepted_on_it() -> None:
    ((stance, about, _),) = _found("## Spärrtjänsten\n\nSKL godtar detta under förutsättning att svaret är ja.")
    assert (stance, about) == (S.SUPPORT_WITH_RESERVATIONS, "Spärrtjänsten")


@pytest.mark.parametrize(
    "sentence",
    [
        "Myndigheten, som har i uppdrag att samordna och stödja de nya förslagen, har tre kontor.",
        "Verket har till uppgift att stödja genomförandet av förslag.",
    ],
)
def test_what_a_body_is_there_to_do_is_no_stance_of_its_own(sentence: str) -> None:
    found = cue(sentence)
    assert found is None or not found.explicit
    assert cue("Vi väljer att stödja förslaget.") is not None


def test_a_sentence_that_only_says_that_it_answers_takes_no_stance() -> None:
    assert is_about_something_else("Rådet yttrar sig över utredningen En säker och god gård (SOU 2041:3).")
    assert not is_about_something_else("Rådet yttrar sig över utredningen och avstyrker den.")
    clause, odds = "Rådet har beretts tillfälle att avge yttrande över promemorian", {S.ABSTAIN: 0.95, None: 0.02}
    assert read(clause, odds) is None
    assert read("Rådet har inga åsikter om promemorians många förslag till nya gårdar", odds) is not None


def test_who_wants_to_give_its_support_to_a_proposal_supports_it() -> None:
    assert _found("Först vill förbundet ge sitt stöd till förslaget om gårdsstöd.")[0][0] is S.SUPPORT
    assert _found("Staten bör ge sitt stöd till kommunerna.") == []


def test_a_hedge_within_what_is_proposed_is_none_of_the_stance() -> None:
    assert qualifier("Rådet avstyrker förslaget om att gården delvis ska betalas av staten") is None
    assert qualifier("Rådet avstyrker delvis förslaget om att gården ska betalas av staten") == "delvis"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rådet avstyrker därför utredningen i huvudsak.",
        "Rådet tillstyrker utredningen ”En hållbar gård” (SOU 2041:3), som gäller gårdar.",
        "Vi avstyrker att det remitterade förslaget läggs till grund för lag.",
        "Rådet avstyrker förslaget i sin helhet.",
    ],
)
def test_a_stance_on_the_report_itself_is_one_on_the_whole(sentence: str) -> None:
    assert [basis for _stance, _about, basis in _found(sentence)] == [Basis.WHOLE_DOCUMENT]


def test_under_a_heading_the_proposal_as_a_whole_is_that_of_the_heading() -> None:
    found = _found("4.2 Gårdsstöd\n\nRådet avstyrker förslaget i sin helhet.")
    assert [basis for _stance, _about, basis in found] == [Basis.STATED]


def test_otherwise_with_what_is_named_after_it_is_on_that_and_not_on_the_rest() -> None:
    named = document("SKL avstyrker förslaget om avgifter. I övrigt stöder vi tanken på att gårdar går ihop.")
    rest = document("SKL avstyrker förslaget om avgifter. I övrigt tillstyrker SKL utredningens förslag.")
    for letter, basis in ((named, Basis.STATED), (rest, Basis.RESIDUAL)):
        found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER)
        assert [f.basis for f in found if f.stance is S.SUPPORT] == [basis]


def test_what_cannot_be_accepted_after_support_in_the_same_place_is_no_opposition_to_what_is_supported() -> None:
    text = "SKL har inget emot en ny gårdslag. Den som avstår kan gå miste om stödet. Det kan SKL inte acceptera."
    assert [stance for stance, _about, _basis in _found(text)] == [S.NO_OBJECTION]
    alone = "Den som väljer bort lagen går miste om stödet. Det kan SKL inte acceptera."
    read = document(alone)
    found = find_positions(read, sentences(read, REGISTER["skr"]), REGISTER)
    assert [(f.stance, read.text[f.start : f.end]) for f in found] == [(S.OPPOSE, alone)]


def test_supports_in_a_row_are_one_each() -> None:
    text = (
        "SKL tillstyrker förslagen om gårdar, tillstyrker med förbehåll förslaget om lador och avstyrker "
        "förslaget om avgifter."
    )
    assert [(stance, about) for stance, about, _basis in _found(text)] == [
        (S.SUPPORT, "gårdar"),
        (S.SUPPORT_WITH_RESERVATIONS, "lador"),
        (S.OPPOSE, "avgifter"),
    ]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Att lagen kan ändras utan att vi tillfrågas är inte godtagbart.", S.CRITICAL),
        ("Förbundet avstyrker lagen så länge kostnaden inte har beräknats.", S.OPPOSE),
        ("Kommunen anser inte att det behövs ett nytt organ.", S.CRITICAL),
        ("Utredningen behandlar inte e-böckerna.", S.CRITICAL),
        ("I dag finns inget skydd mot att de sista kastas.", None),
        ("Av texten framgår att en gård som avstår kan gå miste om stödet.", None),
        ("Regionen har inget direkt emot lagen.", S.NO_OBJECTION),
    ],
)
def test_what_the_not_and_the_relative_belong_to(sentence: str, stance: Stance | None) -> None:
    found = cue(sentence)
    assert (found.stance if found else None) is stance


def test_always_in_the_condition_makes_no_objection_no_practice() -> None:
    sentence = "Mot en gemensam plattform har vi ingen invändning, om fotografens namn alltid anges."
    found = cue(sentence)
    assert found is not None
    assert not means_other(sentence, found, own_voice=True)


def test_who_tells_what_it_is_praises_nothing() -> None:
    assert introduces_itself("Gårdsrådet är en ideell förening för alla som vill främja gårdar.")
    assert not introduces_itself("Förslaget om en ny lag är en bra lösning för gårdarna.")
    assert not introduces_itself("Förslaget är en förbättring för landets kommuner.")


def test_a_body_named_before_we_is_not_who_speaks() -> None:
    read = document("Uppföljningen genom Skolinspektionen har vi inget emot.")
    assert [stance for stance, _about, _basis in _found(read.text)] == [S.NO_OBJECTION]
