"""Laws of e-mails that were printed to PDF files: what the sender says, apart from the letter that it answers."""

import pytest

from corpus.readers.pdf import read
from corpus.structure import parse
from corpus.types import BlockKind
from tests.unit.corpus.printing import LEADING, LEFT, TOP, Sheet, Words, column, printed

FIELDS = [("Från:", "Gun Lind <gun@rad.example>"), ("Skickat:", "den 14 mars 2041 16:02"), ("Till:", "Ju Registrator"),
          ("Ämne:", "SV: Remiss av SOU 2041:15")]  # fmt: skip
OWN = "Bergslagens råd avstyrker avgiften."
EARLIER = ["Från: Ju Registrator", "Skickat: den 1 februari 2041", "Till: Bergslagens råd", "Ämne: Remiss"]
SAID = "Utredningen föreslår att en avgift införs."


def _blocks(fields: list[tuple[str, str]], own: list[str]) -> list[tuple[BlockKind, str]]:
    head = [
        Words(words, LEFT + 90 * i, TOP - n * LEADING, bold=not i)
        for n, field in enumerate(fields)
        for i, words in enumerate(field)
    ]
    said = [Words(words, y=TOP - 100 - 28 * n) for n, words in enumerate(own)]
    raw = read(printed(Sheet([*head, *said, *column(EARLIER, y=TOP - 250), Words(SAID, y=TOP - 340)])))
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return [(b.kind, text.text[b.start : b.end]) for b in blocks]


def test_what_a_printed_letter_answers_stands_apart_from_what_it_says() -> None:
    found = _blocks(FIELDS, ["Hej!", OWN])
    assert found[0] == (BlockKind.PARAGRAPH, "\n".join(f"{name} {said}" for name, said in FIELDS))
    assert (BlockKind.PARAGRAPH, OWN) in found
    assert found[-1] == (BlockKind.NOTE, SAID)


@pytest.mark.parametrize(
    "fields", [[*FIELDS[:3], ("Ämne:", "VB: Remiss av SOU 2041:15")], [("Från:", "hamnen till staden är det långt")]]
)
def test_a_letter_that_is_only_passed_on_and_no_letter_keep_all_words(fields: list[tuple[str, str]]) -> None:
    found = _blocks(fields, ["Se nedan."])
    assert found[-1] == (BlockKind.PARAGRAPH, SAID)
