"""Sentences of a Swedish block. Pure."""

import re

from corpus.types import Span

_ABBREVIATIONS = frozenset(
    """bl.a bl a ca dir dnr doc docent dr dvs d.v.s e.d e.dyl eng engs enl etc ev exkl f.d f.n f.o.m fr.o.m fig forts
    ggr hr i.e inkl jfr kap kl kr lic m.a.o m.fl m.m max mfl milj min mm mnkr motsv nr o.d o.dyl obs off op osv p.g.a
    pga prof prop proc red resp rskr s s.k sid sk skr stk t.ex t.o.m tel tex tkr tom ung u.å v.g vol ä äv öv
    a.a e.g et al bet kr.p avs avd st.f bil betr kungl kgl""".split()
)
# a run is tried once, from its first sign on: leaders of a hundred thousand dots cost no more than their length
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)|:(?=\n)|:(?=\s[-–•]\s)|\n+")
_ITEM = re.compile(r"\s+[-–•]\s+[^\W\d_]")  # of a list that has been run into one line: `… inflytande. - delar …`
_NEXT = re.compile(r"\s*[\"'”“»(\[–—-]*\s*([^\W_])", re.UNICODE)


def split_sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences of `text[start:end]`, in order, without surrounding white space.

    Together they hold everything that is not white space. A full stop after an abbreviation (`bl.a.`, `s. 131`,
    `kap.`), after a lone initial or before a lower-case letter does not end a sentence; a line break does.
    """
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends(text, begin, match, end):
            continue
        _add(spans, text, begin, match.end())
        begin = match.end()
    _add(spans, text, begin, end)
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        lead = len(piece) - len(piece.lstrip())
        spans.append(Span(start + lead, start + len(piece.rstrip())))


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if match.group()[0] in ":\n":
        return True
    if _ITEM.match(text, match.end(), end):
        return True
    following = _NEXT.match(text, match.end(), end)
    if following and following.group(1).islower():
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    last = _word_before(text, begin, match.start()).lower()
    if not last:
        return True
    if last in ("s", "kap", "nr", "dnr", "dir", "prop") or (len(last) == 1 and last.isalpha()):
        return False
    return last.strip(".") not in _ABBREVIATIONS or _closes_anyway(last, following)


def _word_before(text: str, begin: int, end: int) -> str:
    """Return the letters, digits and full stops that stand right before `end`; nothing before `begin` is looked at."""
    at = end
    while at > begin and (text[at - 1] in "._" or text[at - 1].isalnum()):
        at -= 1
    return text[at:end]


def _closes_anyway(word: str, following: re.Match[str] | None) -> bool:
    # "m.m." and "osv." stand last in a sentence as often as not: a capital after them begins a new one
    return word.strip(".") in ("m.m", "mm", "osv", "etc", "m.fl", "mfl") and following is not None
