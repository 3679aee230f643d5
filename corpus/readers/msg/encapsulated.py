"""A page that Outlook has wrapped in RTF, unwrapped. Source: Microsoft's MS-OXRTFEX."""

import html

from corpus.readers.rtf.state import PAGES
from corpus.readers.rtf.tokens import tokens

_SKIPPED = frozenset("fonttbl colortbl stylesheet info pict listtable listoverridetable mhtmltag generator".split())
_SIGNS = {"par": "\n", "line": "\n", "tab": "\t", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
          "bullet": "•", "endash": "–", "emdash": "—", "~": "\u00a0", "_": "-", "-": "\u00ad", "{": "{", "}": "}",
          "\\": "\\"}  # fmt: skip
_HEAD = 2000


def page_in(rtf: bytes) -> str:
    """Return the page inside, empty where the RTF wraps none."""
    if b"\\fromhtml" not in rtf[:_HEAD]:
        return ""
    out: list[str] = []
    codec, skip = "cp1252", 0
    groups = [(False, False, False, 1)]  # in a tag, shown only as RTF, skipped, stand-ins of a Unicode character
    for token in tokens(rtf):
        tag, hidden, gone, stand_ins = groups[-1]
        if token.text:
            data = token.text[skip:]
            skip = max(0, skip - len(token.text))
            if not hidden and not gone:
                text = data.decode(codec, "replace")
                out.append(text if tag else html.escape(text, quote=False))
        elif token.word == "{":
            groups.append(groups[-1])
        elif token.word == "}":
            if len(groups) > 1:
                groups.pop()
        elif token.word == "htmltag":
            groups[-1] = True, hidden, gone, stand_ins
        elif token.word == "htmlrtf":
            groups[-1] = tag, token.number != 0, gone, stand_ins
        elif token.word in _SKIPPED:
            groups[-1] = tag, hidden, True, stand_ins
        elif token.word == "ansicpg":
            codec = PAGES.get(token.number or 0, "cp1252" if token.number in (None, 0, 1252) else f"cp{token.number}")
            codec = codec if _known(codec) else "cp1252"
        elif token.word == "uc":
            groups[-1] = tag, hidden, gone, max(0, min(token.number or 0, 10))
        elif hidden or gone:
            continue
        elif token.word == "u" and token.number is not None:
            out.append(chr(token.number % 0x10000))
            skip = stand_ins
        else:
            out.append(_SIGNS.get(token.word, ""))
    return "".join(out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(codec: str) -> bool:
    try:
        "".encode(codec)
    except LookupError:
        return False
    return True
