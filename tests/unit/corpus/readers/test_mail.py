"""Laws of reading e-mail: who, when and what it says; what it quotes stands apart; what hangs on it is opened."""

import io
import struct
import zlib
from email.message import EmailMessage
from typing import Any

import compressed_rtf
import pytest
from PIL import Image

from corpus.errors import UnreadableDocument
from corpus.readers.formats import Format, format_of
from corpus.types import BlockKind
from tests.unit.corpus.readers.compound import compound
from tests.unit.corpus.readers.office import blocks, docx, opened, p, texts

BODY = "Hej!\n\nExempelföreningen tillstyrker förslaget om tillsyn.\n\nMed vänlig hälsning\nÅsa Öberg\n"
HEAD = "Från: Åsa Öberg <asa@exempel.se>\nSkickat: 2018-10-18 09:30\nTill: registrator@exempel.se\nÄmne: Remissvar på SOU 2018:47"
SAID = ["Hej!", "Exempelföreningen tillstyrker förslaget om tillsyn.", "Med vänlig hälsning\nÅsa Öberg"]


def mail(
    body: str | None = BODY, *, html: str | None = None, subject: str = "Remissvar på SOU 2018:47"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Åsa Öberg <asa@exempel.se>"
    message["To"] = "registrator@exempel.se"
    message["Subject"] = subject
    message["Date"] = "Thu, 18 Oct 2018 09:30:00 +0200"
    message["Message-ID"] = "<1@exempel.se>"
    if body is not None:
        message.set_content(body)
    if html is not None:
        message.add_alternative(html, subtype="html") if body is not None else message.set_content(html, subtype="html")
    return message


def test_the_head_and_the_words_are_read_and_the_facts_are_stated() -> None:
    found = opened(mail().as_bytes())
    assert texts(mail().as_bytes()) == [HEAD, *SAID]
    assert found.raw is not None
    assert found.raw.stated == {
        "subject": "Remissvar på SOU 2018:47", "from": "Åsa Öberg <asa@exempel.se>", "date": "2018-10-18 09:30",
    }  # fmt: skip


def test_plain_text_is_preferred_and_a_page_is_read_where_there_is_none() -> None:
    page = "<html><body><p>Från sidan.</p></body></html>"
    assert texts(mail(html=page).as_bytes())[1:] == SAID
    assert texts(mail(" \n", html=page).as_bytes())[1:] == ["Från sidan."]
    assert texts(mail(None, html=page).as_bytes())[1:] == ["Från sidan."]


@pytest.mark.parametrize(
    "mark",
    [
        "-----Ursprungligt meddelande-----\nFrån: Registrator\nSkickat: den 1 juni 2018\nTill: Åsa",
        "Från: Registrator <fi@exempel.se>\nSkickat: den 1 juni 2018 10:00\nTill: Åsa\nÄmne: Remiss",
        "From: Registrator <fi@exempel.se>\nSent: Friday, June 1, 2018\nTo: Åsa\nSubject: Remiss",
        "Den fre 1 juni 2018 kl 10:00 skrev Registrator <fi@exempel.se>:",
        "On Fri, Jun 1, 2018 at 10:00 AM Registrator <fi@exempel.se> wrote:",
    ],
)
def test_earlier_letters_are_kept_apart_from_what_the_sender_says(mark: str) -> None:
    read = blocks(mail(f"{BODY}\n{mark}\n\nDepartementet remitterar betänkandet.\n").as_bytes())
    assert [text for kind, text in read if kind != BlockKind.NOTE] == [HEAD, *SAID]
    assert (BlockKind.NOTE, "Departementet remitterar betänkandet.") in read


def test_quoted_lines_are_kept_apart_even_between_the_answers() -> None:
    read = blocks(mail("> Tillstyrker ni förslaget?\n\nJa, det gör vi.\n\n>> äldre fråga\n").as_bytes())
    assert [text for kind, text in read if kind == BlockKind.NOTE] == ["Tillstyrker ni förslaget?", "äldre fråga"]
    assert read[1] == (BlockKind.PARAGRAPH, "Ja, det gör vi.")


def test_a_letter_that_only_passes_on_another_says_what_that_one_says() -> None:
    body = "Se nedan.\n\nFrån: Åsa <asa@exempel.se>\nSkickat: den 1 juni 2018\n\nVi tillstyrker förslaget.\n"
    read = blocks(mail(body, subject="VB: Remissvar").as_bytes())
    assert (BlockKind.PARAGRAPH, "Vi tillstyrker förslaget.") in read


def test_what_hangs_on_a_letter_is_handed_on_and_logos_and_seals_are_not() -> None:
    message = mail()
    message.add_attachment(docx(p("Svaret.")), maintype="application", subtype="octet-stream", filename="svar åäö.pdf")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png", cid="<a>")
    message.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(mail("Inuti.", subject="Bifogat brev"))
    found = opened(message.as_bytes())
    assert [member.name for member in found.members] == ["svar åäö.pdf", "Bifogat brev.eml"]
    assert texts(found.members[0].data) == ["Svaret."]
    assert texts(found.members[1].data)[-1] == "Inuti."


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height), 1).save(out, "PNG")
    return out.getvalue()


def attach(message: EmailMessage, name: str, data: bytes, **options: Any) -> EmailMessage:
    kind = "image/png" if name.endswith("png") else "application/octet-stream"
    message.add_attachment(data, *kind.split("/"), filename=name, **options)
    return message


@pytest.mark.parametrize("options", [{}, {"cid": "<f_1>"}, {"disposition": "inline"}])
def test_the_image_of_a_page_is_read_however_few_bytes_it_takes(options: dict[str, str]) -> None:
    sheet = picture(827, 1169)
    assert len(sheet) < 5_000
    assert [m.name for m in opened(attach(mail(), "sid1.png", sheet, **options).as_bytes()).members] == ["sid1.png"]
    shown = mail(html='<p>Hej</p><img src="cid:f_1">')
    found = opened(attach(shown, "sid1.png", sheet, **options).as_bytes())
    assert bool(found.members) is ("cid" not in options)
    assert found.refused == ()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("winmail.dat", b"x\x9f>\"", "Outlook"), ("yttrande.pdf.p7m", b"0\x80", "sealed"),
        ("karta.svg", b"<svg/>", "not read"), ("bild.png", picture(40, 40), "too small"),
    ],
)  # fmt: skip
def test_what_of_a_letter_is_not_read_is_told_by_name_and_reason(name: str, data: bytes, reason: str) -> None:
    found = opened(attach(mail(), name, data).as_bytes())
    assert [(lost.name, reason in lost.reason) for lost in found.refused] == [(name, True)]
    assert found.members == ()


def test_a_sealed_file_on_a_letter_costs_only_itself() -> None:
    message = mail()
    message.add_attachment(b"0\x80", "application", "pkcs7-mime", filename="svar.pdf.p7m")
    assert texts(message.as_bytes())[1:] == SAID
    assert [lost.name for lost in opened(message.as_bytes()).refused] == ["svar.pdf.p7m"]


def test_a_file_without_a_name_is_read() -> None:
    message = mail()
    message.add_attachment(docx(p("Svaret.")), "application", "octet-stream", disposition="inline")
    assert [member.name for member in opened(message.as_bytes()).members] == ["bilaga"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([("html", "<p>Före.</p>"), ("html", "<p>Efter.</p>")], ["Före.", "Efter."]),
        ([("html", "<p>Före.</p>"), ("plain", "Efter.")], ["Före.", "Efter."]),
        ([("plain", "Före."), ("html", "<p>Efter.</p>")], ["Före.", "Efter."]),
        ([("plain", "En gång."), ("html", "<p>En gång.</p>")], ["En gång."]),
    ],
)
def test_the_words_on_both_sides_of_a_file_are_read_once(parts: list[tuple[str, str]], said: list[str]) -> None:
    message = mail(None)
    message.make_mixed()
    for i, (kind, text) in enumerate(parts):
        part = EmailMessage()
        part.set_content(text, subtype=kind)
        message.attach(part)
        if not i:
            attach(message, "karta.pdf", b"%PDF-1.4")
    assert texts(message.as_bytes())[1:] == said
    assert [member.name for member in opened(message.as_bytes()).members] == ["karta.pdf"]


@pytest.mark.parametrize("before", [b"", b"\r\n\r\n", b"From asa@exempel.se Thu Oct 18 09:30:00 2018\n"])
def test_a_letter_is_told_by_its_head_with_what_programs_write_before_it(before: bytes) -> None:
    assert format_of(before + mail().as_bytes()) is Format.EML
    assert texts(before + mail().as_bytes())[0] == HEAD


def test_a_text_that_begins_like_a_letter_is_text() -> None:
    assert format_of("Från: Åsa\nTill: Bo\nDate: idag\n\nHej".encode()) is Format.TEXT
    assert format_of(b"From: Anna\nDate: today\n\nDear all") is Format.TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_whose_head_breaks_the_rules_are_read(encoding: str) -> None:
    raw = "MIME-Version: 1.0\nFrom: Åsa\nSubject: Räksmörgås\nDate: igår\nContent-Type: text/plain; charset=okänd\n\nVästerås\n"
    assert texts(raw.encode(encoding)) == ["Från: Åsa\nÄmne: Räksmörgås", "Västerås"]


def test_a_saved_page_is_a_page() -> None:
    saved = mail(None, html="<html><body><p>Texten.</p></body></html>")
    del saved["From"], saved["To"], saved["Message-ID"], saved["Date"]
    saved["From"] = "<Saved by Blink>"
    assert texts(saved.as_bytes()) == ["Texten."]


def test_a_letter_kept_before_it_was_sent_is_a_letter() -> None:
    kept = mail(None, html="<html><body><p>Texten.</p></body></html>")
    del kept["To"], kept["Message-ID"]
    raw = opened(kept.as_bytes()).raw
    assert raw is not None
    assert raw.format == "eml"


def test_a_sealed_letter_is_refused_with_the_true_reason() -> None:
    sealed = (
        b"MIME-Version: 1.0\nFrom: a@b.se\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n"
    )
    with pytest.raises(UnreadableDocument, match="encrypted"):
        opened(sealed)


def test_flowed_lines_are_joined() -> None:
    raw = "MIME-Version: 1.0\nFrom: a@b.se\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nVi till \nstyrker inte.\n"
    assert texts(raw.encode())[1] == "Vi till styrker inte."


# --- Outlook


def properties(numbers: dict[int, int], *, head: int = 32) -> bytes:
    entries = b"".join(struct.pack("<HHIQ", tag & 0xFFFF, tag >> 16, 6, value) for tag, value in numbers.items())
    return bytes(head) + entries


def msg(
    texts_: dict[int, str], *, attached: list[dict[str, Any]] | None = None, head: int = 32, **binary: bytes
) -> dict[str, Any]:
    tree: dict[str, Any] = {"__properties_version1.0": properties({0x00390040: 131843214000000000}, head=head)}
    tree |= {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in texts_.items()}
    tree |= {f"__substg1.0_{tag[1:]}0102": data for tag, data in binary.items()}
    return tree | {f"__attach_version1.0_#{i:08X}": inner for i, inner in enumerate(attached or [])}


def attachment(name: str, data: bytes | dict[str, Any]) -> dict[str, Any]:
    content = {"__substg1.0_37010102": data} if isinstance(data, bytes) else {"__substg1.0_3701000D": data}
    return {
        "__properties_version1.0": properties({}, head=8),
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        **content,
    }


WHO = {
    0x0037: "Remissvar på SOU 2018:47",
    0x0042: "Åsa Öberg",
    0x5D01: "asa@exempel.se",
    0x0E04: "registrator@exempel.se",
}


def test_an_outlook_message_says_the_same_as_the_letter() -> None:
    tree = msg(
        WHO | {0x1000: BODY.replace("\n", "\r\n")}, attached=[attachment("svar.docx", docx(p("Svaret. " * 900)))]
    )
    data = compound(tree)
    assert format_of(data) is Format.MSG
    read = texts(data)
    assert read[0].split("\n")[0] == "Från: Åsa Öberg <asa@exempel.se>"
    assert read[0].split("\n")[1] == "Skickat: 2018-10-18 09:30"
    assert read[1:] == SAID
    assert [member.name for member in opened(data).members] == ["svar.docx"]
    assert texts(opened(data).members[0].data)[0].startswith("Svaret.")


def test_a_message_inside_a_message_is_a_letter_of_its_own() -> None:
    inner = msg(WHO | {0x1000: "Inuti. Vi avstyrker."}, head=24, attached=[attachment("bilaga.txt", b"Bilagans text.")])
    found = opened(compound(msg(WHO | {0x1000: "Utanför."}, attached=[attachment("Remissvar", inner)])))
    assert [member.name for member in found.members] == ["Remissvar.eml"]
    again = opened(found.members[0].data)
    assert texts(found.members[0].data)[0].startswith("Från: Åsa Öberg <asa@exempel.se>\nSkickat: 2018-10-18 09:30")
    assert texts(found.members[0].data)[-1] == "Inuti. Vi avstyrker."
    assert [(member.name, member.data) for member in again.members] == [("bilaga.txt", b"Bilagans text.")]


def test_what_hangs_on_a_message_and_is_not_in_it_is_told() -> None:
    gone = {"__properties_version1.0": properties({}, head=8), "__substg1.0_3707001F": "svar.docx".encode("utf-16-le")}
    found = opened(compound(msg(WHO | {0x1000: BODY}, attached=[gone])))
    assert [lost.name for lost in found.refused] == ["svar.docx"]


WRAPPED = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1{\fonttbl{\f0 A;}}{\*\htmltag64 <html><body>}{\*\htmltag72 <p>}\htmlrtf {\b\htmlrtf0 "
    rb"Sm\'f6rg\'e5s \u8211? 5 < 6{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 slut\htmlrtf }\htmlrtf0{\*\htmltag80 </p></body></html>}}"
)


@pytest.mark.parametrize(
    ("rtf", "said"),
    [(WRAPPED, "Smörgås – 5 < 6 slut"), (rb"{\rtf1\ansi Sm\'f6rg\'e5s\par}", "Smörgås")],
)
def test_a_body_that_is_only_there_as_compressed_rich_text_is_read(rtf: bytes, said: str) -> None:
    packed = compressed_rtf.compress(rtf)
    assert texts(compound(msg(WHO, x1009=packed)))[1:] == [said]


def test_a_body_that_is_only_there_as_a_page_is_read() -> None:
    html = "<html><head><meta charset=utf-8></head><body><p>Från sidan. Å</p></body></html>".encode()
    assert texts(compound(msg(WHO, x1013=html)))[1:] == ["Från sidan. Å"]


def test_a_damaged_message_is_refused_and_a_damaged_body_costs_only_itself() -> None:
    data = compound(msg(WHO | {0x1000: BODY}))
    with pytest.raises(UnreadableDocument, match="damaged"):
        opened(data[:1200])
    assert (
        len(texts(compound(msg(WHO, x1009=struct.pack("<IIII", 99, 99, 0x75465A4C, zlib.crc32(b"")) + b"x" * 90)))) == 1
    )
