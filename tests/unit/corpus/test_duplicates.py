"""Laws of duplicates: the same response is one document with all its files, and nothing else is."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.load import Reading
from corpus.types import Kind
from tests.unit.corpus.making import reading
from tests.unit.corpus.printing import Sheet, Words, column, printed
from tests.unit.corpus.readers.office import docx, p, t

WORDS = [
    "Luleå kommun ställer sig bakom utredningens förslag om en gemensam modell för tillsyn.",
    "Kommunen vill samtidigt understryka att kostnaderna måste täckas av staten fullt ut.",
    "Socialnämnden har berett ärendet tillsammans med barn- och utbildningsnämnden i kommunen.",
]
TEXT = "Yttrande från Luleå kommun\n\n" + "\n\n".join(WORDS)
PRINTED = printed(Sheet(column(["Yttrande från Luleå kommun", "", *WORDS])))


def _files(read: Reading) -> list[list[str]]:
    return [[original.file for original in d.originals] for d in read.documents]


def test_the_same_file_twice_is_one_document(tmp_path: Path) -> None:
    assert _files(reading(tmp_path, {"a.txt": TEXT, "kopia av a.txt": TEXT})) == [["a.txt", "kopia av a.txt"]]


def test_the_same_response_in_two_formats_is_one_document_that_has_pages(tmp_path: Path) -> None:
    read = reading(tmp_path, {"svar.txt": TEXT, "svar.pdf": PRINTED})
    assert [sorted(files) for files in _files(read)] == [["svar.pdf", "svar.txt"]]
    assert read.documents[0].source_file == "svar.pdf"
    assert read.documents[0].page_count == 1


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("ställer sig bakom", "avstyrker"),
        TEXT.replace("Luleå", "Umeå"),
        "Yttrande från Luleå kommun\n\nKommunen har inget att erinra.",
    ],
    ids=["other words", "other sender", "other answer"],
)
def test_another_response_stays_another(tmp_path: Path, other: str) -> None:
    assert len(reading(tmp_path, {"a.txt": TEXT, "b.txt": other}).documents) == 2


def test_another_folder_is_another_consultation(tmp_path: Path) -> None:
    assert len(reading(tmp_path, {"a/svar.txt": TEXT, "b/svar.txt": TEXT}).documents) == 2


def test_what_staff_list_as_two_stays_two(tmp_path: Path) -> None:
    manifest = {"documents": [{"file": "a.txt", "id": "a"}, {"file": "b.txt", "id": "b"}]}
    assert len(reading(tmp_path, {"a.txt": TEXT, "b.txt": TEXT}, manifest).documents) == 2


def test_what_staff_list_is_the_one_that_is_kept(tmp_path: Path) -> None:
    manifest = {"documents": [{"file": "svar.txt", "id": "lulea"}]}
    read = reading(tmp_path, {"svar.txt": TEXT, "svar.pdf": PRINTED}, manifest)
    assert [(d.id, d.source_file) for d in read.documents] == [("lulea", "svar.txt")]


def test_labels_are_never_shared(tmp_path: Path) -> None:
    manifest = {"documents": [{"file": "a.txt", "labels": ["hemlig"]}]}
    assert len(reading(tmp_path, {"a.txt": TEXT, "b.txt": TEXT}, manifest).documents) == 2


LINES = ["Luleå kommun", "Yttrande över betänkandet (SOU 2025:11)", "Luleå kommun avstyrker förslaget.", *WORDS]


def _letter(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "other",
    [
        [line.replace("avstyrker", "tillstyrker") for line in LINES],
        [*LINES, "Tillägg: kommunen tillstyrker nu förslaget."],
        [*LINES, "Nej till avgift."],
        [*LINES, "Avslag"],
        [*LINES[:2], "Reviderat yttrande, ersätter det tidigare", *LINES[2:]],
        [line.replace("avstyrker", "avstyrker inte") for line in LINES],
        [*LINES[:3], "Kommunen har 14 invånare i orten.", *LINES[3:]],
    ],
    ids=["turned", "added", "a short line", "a word", "revised", "negated", "a fact more"],
)
def test_nothing_of_substance_is_lost_however_short(tmp_path: Path, other: list[str]) -> None:
    for n, files in enumerate(({"a.txt": LINES, "b.txt": other}, {"a.txt": other, "b.txt": LINES})):
        read = reading(tmp_path / str(n), {name: _letter(*lines) for name, lines in files.items()})
        assert len(read.documents) == 2


def test_another_date_or_another_name_below_makes_another_letter(tmp_path: Path) -> None:
    dated = [_letter("2025-04-0" + day, *LINES) for day in "19"]
    signed = [_letter(*LINES, name) for name in ("Lisa Holm", "Kalle Svensson")]
    assert len(reading(tmp_path / "a", dict(zip("ab", dated, strict=True))).documents) == 2
    assert len(reading(tmp_path / "b", dict(zip("ab", signed, strict=True))).documents) == 2


def test_the_same_sentences_on_other_matters_are_another_response(tmp_path: Path) -> None:
    first, second = "Kommunen tillstyrker förslaget i denna del.", "Kommunen avstyrker förslaget i denna del."
    one = _letter(LINES[0], LINES[1], "Avgift", first, WORDS[1], "Tillsyn", second, WORDS[2])
    other = _letter(LINES[0], LINES[1], "Avgift", second, WORDS[1], "Tillsyn", first, WORDS[2])
    assert len(reading(tmp_path, {"a.txt": one, "b.txt": other}).documents) == 2


def test_two_whose_sender_nobody_knows_stay_two(tmp_path: Path) -> None:
    words = "Jag har tagit del av förslaget och avstyrker det med hänsyn till alla oss som har egen brunn.\n\n" + (
        "Avgiften drabbar oss som har egen brunn och måste därför utgå ur förslaget helt och hållet.\n\nHälsningar\n\n"
    )
    read = reading(tmp_path, {"a.txt": words + "Kalle Svensson", "b.txt": words + "Lisa Holm", "c.txt": words})
    assert [d.organisation for d in read.documents] == [None] * 3


def test_what_formats_show_differently_makes_no_two_of_a_response(tmp_path: Path) -> None:
    wrapped = [
        "Luleå kommun ställer sig bakom utredningens förslag om en gemensam modell för till-",
        "syn.",
        "Kommunen vill samtidigt understryka att kostnaderna måste",
        "täckas av staten fullt ut.",
    ]
    first = [*column([*LINES[:3], *wrapped]), Words("Luleå kommun", 250, 800), Words("1 (2)", 500, 800)]
    second = [*column(LINES[5:]), Words("Luleå kommun", 250, 800), Words("2 (2)", 500, 800)]
    word = docx("".join(p(t(line)) for line in LINES))
    read = reading(tmp_path, {"svar.docx": word, "svar.pdf": printed(Sheet(first), Sheet(second))})
    assert [sorted(files) for files in _files(read)] == [["svar.docx", "svar.pdf"]]


def _mailed(body: str, attached: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Luleå kommun <kommun@lulea.se>", "registrator@regeringskansliet.se"
    message["Subject"], message["Date"] = "Remissvar SOU 2025:44", "Fri, 16 Jan 2026 09:00:00 +0100"
    message.set_content(body)
    message.add_attachment(attached.encode(), maintype="application", subtype="octet-stream", filename="svar.txt")
    return bytes(message)


LETTER = "Luleå kommun\n\nKulturdepartementet\n\nYttrande över Biblioteken (SOU 2025:44)\n\n" + "\n\n".join(WORDS)


@pytest.mark.parametrize("before", ["", "Vårt yttrande följer nedan och bifogas även som fil.\n\n"])
@pytest.mark.parametrize("after", ["", "\n\nMed vänlig hälsning\n\nAnna Lind\n\nTelefon 0920-45 30 00"])
def test_a_letter_in_an_email_and_on_it_is_one_document(tmp_path: Path, before: str, after: str) -> None:
    body = f"Hej!\n\n{before}" + "\n\n".join(WORDS) + after
    assert _files(reading(tmp_path, {"in.eml": _mailed(body, LETTER)})) == [["in.eml/svar.txt", "in.eml"]]


@pytest.mark.parametrize("more", ["Vi bifogar svaret men avstyrker numera avgiften.", "Kommunen är även mot lagen."])
def test_an_email_that_says_more_than_the_letter_on_it_stays_another(tmp_path: Path, more: str) -> None:
    body = f"Hej!\n\n{more}\n\n" + "\n\n".join(WORDS)
    assert len(reading(tmp_path, {"in.eml": _mailed(body, LETTER)}).documents) == 2


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Hej!\n\nHär kommer vårt svar, se bifogad fil.\n\nEva Berg\n\nRegistrator", Kind.OVRIGT),
        ("Hej!\n\nBifogat finns skälen. Luleå kommun avstyrker förslaget.", Kind.REMISSVAR),
    ],
)
def test_an_email_that_only_hands_over_a_letter_is_no_response(tmp_path: Path, body: str, kind: Kind) -> None:
    read = reading(tmp_path, {"in.eml": _mailed(body, LETTER)})
    assert [(d.source_file, d.kind) for d in read.documents] == [("in.eml", kind), ("in.eml/svar.txt", Kind.REMISSVAR)]
