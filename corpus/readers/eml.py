"""E-mails as mail programs keep them (EML, MBOX with one letter), and pages saved in the same form (MHTML)."""

import re
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from corpus.errors import UnreadableDocument
from corpus.raw import Opened
from corpus.readers.html import read_page
from corpus.readers.html.decoding import decode_page
from corpus.readers.mail import Attached, Letter, Said, opened
from corpus.readers.signs import alive

_ENVELOPE = re.compile(rb"\A\s*(?:>?From [^\n]*\n)?")
_MAX_PARTS = 2_000
_SAVED = re.compile(r"<?saved by", re.IGNORECASE)
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_NAMED = {  # what these are called where they have no name
    **dict.fromkeys(_SEALED, "smime.p7m"),
    **dict.fromkeys(("application/pkcs7-signature", "application/x-pkcs7-signature"), "smime.p7s"),
    **dict.fromkeys(("application/pgp-signature", "application/pgp-keys", "application/pgp-encrypted"), "pgp.asc"),
    **dict.fromkeys(("application/ms-tnef", "application/vnd.ms-tnef"), "winmail.dat"),
}


def read(data: bytes) -> Opened:
    """Return the text of an e-mail and the files attached to it; raises UnreadableDocument."""
    message = message_from_bytes(_ENVELOPE.sub(b"", data, count=1))
    letter = Letter(
        subject=field(message, "Subject"),
        sender=_people(message, "From"),
        to=_people(message, "To"),
        copy=_people(message, "Cc"),
        date=_date(message),
    )
    count = [0]
    _parts(message, letter, count, 0)
    if _is_page(message) and letter.html:
        return Opened(read_page(letter.html))
    return opened(letter, "eml")


def _is_page(message: Message) -> bool:
    """Return whether this is a page that a browser or Word saved, not a letter."""
    saved = _SAVED.match(field(message, "From").strip()) is not None
    sent = any(message.get(name) for name in ("To", "Received", "Message-ID", "Delivered-To"))
    sent = sent or "@" in field(message, "From")
    return saved or (not sent and message.get_content_type() in ("multipart/related", "text/html"))


def _parts(message: Message, letter: Letter, count: list[int], group: int) -> None:
    count[0] += 1
    if count[0] > _MAX_PARTS:
        raise UnreadableDocument("the e-mail has too many parts: save what hangs on it as files")
    kind = message.get_content_type()
    if kind == "multipart/encrypted" or (kind in _SEALED and count[0] == 1):
        raise UnreadableDocument("the e-mail is encrypted or sealed: save it as PDF from the mail program")
    if kind == "message/rfc822":
        for inner in _inner(message):
            title = field(inner, "Subject") or "meddelande"
            letter.attached.append(Attached(f"{title}.eml", _whole(inner)))
    elif message.is_multipart():
        group = group or (count[0] if kind == "multipart/alternative" else 0)
        for inner in _inner(message):
            _parts(inner, letter, count, group)
    else:
        _leaf(message, kind, letter, group)


def _inner(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _leaf(message: Message, kind: str, letter: Letter, group: int) -> None:
    alive()
    name = _decoded(str(message.get_filename() or ""))
    disposition = message.get_content_disposition()
    data = message.get_payload(decode=True)
    content = data if isinstance(data, bytes) else b""
    if kind in ("text/plain", "text/html") and disposition != "attachment" and not (name and disposition != "inline"):
        page = kind == "text/html"
        text = decode_page(content, message.get_content_charset()) if page else _text(message, content)
        letter.said.append(Said(text, page, group))
    elif content and (
        name or disposition == "attachment" or message.get_content_maintype() in ("application", "image")
    ):
        name = name or _NAMED.get(kind) or (kind.replace("/", ".") if kind.startswith("image/") else "bilaga")
        letter.attached.append(Attached(name, content, field(message, "Content-ID").strip("<> ")))


def _text(message: Message, content: bytes) -> str:
    for charset in (message.get_content_charset(), "utf-8"):
        try:
            text = content.decode(charset or "utf-8")
            break
        except (LookupError, UnicodeError, ValueError):
            continue
    else:
        text = content.decode("cp1252", "replace")
    if str(message.get_param("format") or "").lower() == "flowed":
        joined = "" if str(message.get_param("delsp") or "").lower() == "yes" else " "
        text = re.sub(r"(?m)(?<!^--) \r?\n(?!>)", joined, text)
    return text


def field(message: Message, name: str) -> str:
    """Return a field of the head, decoded, on one line."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(_decoded(str(raw)).split())


def _decoded(text: str) -> str:
    """Return a field with its encoded words decoded; bare letters in it are UTF-8 or Windows-1252."""
    if "=?" in text:
        with suppress(HeaderParseError, MessageError, LookupError, UnicodeError, ValueError):
            text = str(make_header(decode_header(text)))
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _people(message: Message, name: str) -> str:
    people = getaddresses([field(message, name)])
    shown = [f"{who} <{address}>" if who and address else who or address for who, address in people]
    return ", ".join(part for part in shown if part) or field(message, name)


def _date(message: Message) -> str:
    try:
        return parsedate_to_datetime(field(message, "Date")).strftime("%Y-%m-%d %H:%M")
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _whole(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (MessageError, UnicodeError, LookupError, ValueError, KeyError, AttributeError, TypeError):
        return message.as_string().encode("utf-8", "surrogateescape")
