"""Makes any text safe for a tokenizer."""

import re
import unicodedata

_MARKUP = re.compile(r"<(/?s|pad|unk|mask)>", re.IGNORECASE)


def plain(text: str) -> str:
    """Return `text` as NFC with single spaces, without control characters or what a tokenizer takes for a command.

    Lone surrogates become U+FFFD. Two texts that read the same come out the same.
    """
    whole = text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
    kept = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in unicodedata.normalize("NFC", whole))
    return _MARKUP.sub(r"< \1 >", " ".join(kept.split()))
