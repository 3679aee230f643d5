"""One small file per format: bytes to decoded, cleaned text. The ending of a file's name picks the reader."""

from collections.abc import Callable

from corpus.readers import plain
from corpus.text import MappedText

Reader = Callable[[bytes], MappedText]

READERS: dict[str, Reader] = {".txt": plain.read, ".md": plain.read, ".markdown": plain.read}
