"""Plain text and Markdown; `.txt` files often carry Markdown marks, so both are read alike."""

from corpus.text import MappedText, clean, decode


def read(data: bytes) -> MappedText:
    """Return the cleaned text of a `.txt` or `.md` file; raises UnreadableDocument for what is not text."""
    return clean(decode(data))
