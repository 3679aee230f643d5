"""E-mails as Outlook saves them (MSG)."""

from datetime import datetime
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from corpus.errors import UnreadableDocument
from corpus.raw import Opened, Refused
from corpus.readers.html.decoding import decode_page
from corpus.readers.mail import Attached, Letter, Said, opened
from corpus.readers.msg.encapsulated import page_in
from corpus.readers.msg.properties import Properties, Storage, open_storage
from corpus.readers.msg.rich import unpacked_rtf
from corpus.readers.rtf import read as read_rtf
from corpus.readers.signs import alive

_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER, _SENDER_MAIL, _SENDER_ADDRESS, _FOR = 0x0C1A, 0x5D01, 0x0C1F, 0x0042
_TO, _COPY = 0x0E04, 0x0E03
_SENT, _ARRIVED = 0x0039, 0x0E06
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _CONTENT_ID = 0x3701, 0x3707, 0x3704, 0x3001, 0x3712
_DEEPEST = 5


def read(data: bytes) -> Opened:
    """Return the text of an Outlook message and the files attached to it; raises UnreadableDocument."""
    with open_storage(data) as root:
        return opened(_letter(root, 0), "msg")


def _letter(storage: Storage, depth: int) -> Letter:
    props = storage.properties()
    who, address = props.text(_FOR) or props.text(_SENDER), props.text(_SENDER_MAIL) or props.text(_SENDER_ADDRESS)
    letter = Letter(
        subject=props.text(_SUBJECT),
        sender=f"{who} <{address}>" if who and "@" in address and address != who else who or address,
        to=props.text(_TO),
        copy=props.text(_COPY),
        date=props.time(_SENT) or props.time(_ARRIVED),
    )
    html = props.binary(_HTML)
    page = decode_page(html, props.charset) if html else props.text(_HTML)
    letter.said = [Said(props.text(_BODY), group=1), Said(page, page=True, group=1)]
    if not letter.plain.strip() and not letter.html.strip():
        _rich(props, letter)
    for inner in storage.attachments():
        _attach(inner, letter, depth)
        alive()
    return letter


def _rich(props: Properties, letter: Letter) -> None:
    """Take the body from the compressed rich text, where Outlook keeps it when it keeps no other."""
    rtf = unpacked_rtf(props.binary(_RTF))
    page = page_in(rtf)
    if page:
        letter.said.append(Said(page, page=True, group=1))
    elif rtf.strip():
        try:
            letter.rich = read_rtf(rtf)
        except UnreadableDocument:
            letter.rich = None  # a letter without words, such as one that only carries a file


def _attach(storage: Storage, letter: Letter, depth: int) -> None:
    props = storage.properties()
    name = props.text(_LONG_NAME) or props.text(_SHORT_NAME) or props.text(_SHOWN_NAME) or "bilaga"
    inner = storage.message()
    if inner is not None:
        if depth >= _DEEPEST:
            raise UnreadableDocument("messages are packed into messages too often: save them one by one")
        within = _letter(inner, depth + 1)
        letter.attached.append(Attached(f"{name.removesuffix('.msg')}.eml", _as_mail(within)))
        letter.refused += [Refused(f"{name}/{lost.name}", lost.reason) for lost in within.refused]
    elif data := props.binary(_DATA):
        letter.attached.append(Attached(name, data, props.text(_CONTENT_ID).strip("<> ")))
    else:
        letter.refused.append(Refused(name, "nothing of it is in the message: save it as a file from Outlook"))


def _as_mail(letter: Letter) -> bytes:
    """Return a message inside a message as a file of its own."""
    mail = MIMEMultipart()
    for name, said in (("Subject", letter.subject), ("From", letter.sender), ("To", letter.to), ("Cc", letter.copy)):
        mail[name] = Header(" ".join(said.split()), "utf-8").encode()
    mail["Date"] = f"{datetime.fromisoformat(letter.date):%d %b %Y %H:%M:00} +0000" if letter.date else ""
    mail["Message-ID"] = "<inside>"
    said = letter.plain or "\n\n".join(raw.text.text for raw in (letter.rich.blocks if letter.rich else ()))
    mail.attach(MIMEText(said, "plain", "utf-8") if said.strip() else MIMEText(letter.html, "html", "utf-8"))
    for attached in letter.attached:
        part = MIMEApplication(attached.data)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", " ".join(attached.name.split())))
        if attached.shown_as:
            part["Content-ID"] = f"<{''.join(attached.shown_as.split())}>"
        mail.attach(part)
    return mail.as_bytes()
