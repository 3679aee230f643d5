"""Laws of a table's senders: who answers with another has answered, and a letter of nobody's is told of."""

from pathlib import Path

from corpus.types import JOINT, NO_SENDER
from service.positions.contract import PositionQuery
from service.positions.table import build_table
from tests.unit.service.asking import viewed

JOINT_LETTER = (
    "Gemensamt remissvar från Grönudds Skidförbund och Svenska Liftorganisationen (SLAO)\n\nTill departementet\n\n"
    "Vi avstyrker ledavgiften. Grönudds Skidförbund avstyrker körkortskravet. SLAO tillstyrker åldersgränsen."
)
NOBODY = (
    "Hej!\n\nYttrande över SOU 2041:3\n\nJag avstyrker ledavgiften. Jag tycker att den är fel. Jag hoppas på er.\n\nKim"
)
ASKED = "Sändlista\n\nGrönudds Skidförbund\nSvenska Liftorganisationen (SLAO)\nAkademikerförbundet SSR\n"
STRANGER = "Svenska Sångarnas Riksförbund (SSR)\n\nYttrande över SOU 2041:3\n\nSSR avstyrker ledavgiften."


def test_who_answers_together_with_another_has_answered_and_is_credited_with_nothing_more(tmp_path: Path) -> None:
    files = {"a.txt": JOINT_LETTER, "b.txt": NOBODY, "sändlista.txt": ASKED, "c.txt": STRANGER}
    with viewed(tmp_path, files) as view:
        documents = tuple(view.documents.values())
        table = build_table(view, documents, PositionQuery())
        assert table.not_answered == ("Akademikerförbundet SSR",)
        assert [r.organisation for r in table.respondents] == ["Grönudds Skidförbund", "Svenska Sångarnas Riksförbund"]
        said = {p.quote for p in table.positions if p.organisation == "Grönudds Skidförbund"}
        assert "SLAO tillstyrker åldersgränsen." not in said
        assert {"Vi avstyrker ledavgiften.", "Grönudds Skidförbund avstyrker körkortskravet."} <= said
        assert table.warnings == (
            f"Grönudds Skidförbund: {JOINT} Svenska Liftorganisationen",
            f"b.txt: {NO_SENDER}",
        )
        narrowed = build_table(view, documents, PositionQuery(organisations=("Grönudds Skidförbund",)))
        assert narrowed.warnings == ()


def test_a_body_invited_under_an_abbreviation_that_another_has_is_not_that_other(tmp_path: Path) -> None:
    letter = "Akademikerförbundet SSR\n\nYttrande över SOU 2041:3\n\nSSR avstyrker ledavgiften."
    invited = "Sändlista\n\nSvenska Sångarnas Riksförbund (SSR)\nAkademikerförbundet SSR\n"
    with viewed(tmp_path, {"a.txt": letter, "sändlista.txt": invited}) as view:
        table = build_table(view, tuple(view.documents.values()), PositionQuery())
        assert table.not_answered == ("Svenska Sångarnas Riksförbund (SSR)",)
