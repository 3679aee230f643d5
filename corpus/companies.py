"""Companies that a letter names by their form, and that its file or its own address is called after. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from corpus.organisations import folded

_COMPANY = re.compile(  # `Nordtegel AB`, `Badmästarna i Norden AB`; what stands before may only open a sentence
    r"(?<![\w.-])((?:[A-ZÅÄÖ][\w&-]*(?: (?:i|och|&))? ){1,5}(?:AB|HB|KB|Aktiebolag|Handelsbolag))(?!\w)"
)
_MAILED = re.compile(r"(?m)^Från:[^\n]*?@(?:[\w-]+\.)*([\w-]+)\.\w+")
_HEAD = 3_000  # characters


def own_companies(text: str, stem: str) -> Iterator[str]:
    """Yield the companies of the text whose name is that of its file, a word of it, or that it was mailed from."""
    called = unicodedata.normalize("NFC", stem)
    mailed = _MAILED.search(text[:_HEAD])
    words = [called, *re.split(r"[\W_\d]+", called), *([mailed.group(1)] if mailed else ())]
    own = {_plain(word) for word in words} - {""}
    for match in _COMPANY.finditer(text):
        name = match.group(1).split()
        told = (" ".join(name[i:]) for i in range(len(name) - 1) if _plain("".join(name[i:-1])) in own)
        yield from islice(told, 1)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", folded(name))
