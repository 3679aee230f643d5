"""Plain text and Markdown; `.txt` files often carry Markdown marks, so both are read alike."""

from corpus.marked_text import marked_blocks
from corpus.raw import Raw
from corpus.text import clean, decoded, refuse_endless


def read(data: bytes) -> Raw:
    """Return the blocks of a `.txt` or `.md` file; raises UnreadableDocument for what is not text."""
    text, warnings = decoded(data)
    refuse_endless(len(text))
    return Raw("text", marked_blocks(clean(text)), warnings=warnings)
