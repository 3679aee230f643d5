"""How much of another body's answer a reference joins: all of it, some of it only, or all but some. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indexer.alike import content
from indexer.types import Proposal
from indexer.vocabulary import likeness

_SECTION = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,3})+")
_EXCEPT = re.compile(
    r"\b(?:utom|förutom|bortsett från|frånsett|med undantag (?:för|av)"
    r"|undantaget(?! (?:för|från|om|i|av|som|till)\b)|men inte|dock inte)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:såvitt (?:avser|gäller|rör)|i fråga om|vad (?:gäller|avser)|när det gäller|i den del|i de delar|beträffande"
    r"|avseende|rörande|(?<=anför )om|(?<=skriver )om|(?<=säger )om|(?<=framför )om|(?<=anfört )om|(?<=skrivit )om"
    r"|(?<=framfört )om|(?<=sagt )om)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(  # to the matter that the sentence before names
    r"\b(?:i|på|om|för) (?:den|det|denna|detta|dessa|de) (?:\w*frågan?|\w*frågorna|del|delen|delarna|punkt|punkten"
    r"|avseende(?:t|n)?|hänseende(?:t|n)?)\b|^\W*(?:här|där)\b",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(  # *vad regionen anför om ledavgiften*: the matter stands behind
    r"\b(?:vad|det)\b[^.;,]{0,60}?\b(?:anför|framför|skriv|säg|uttala|yttra|ange)\w*", re.IGNORECASE
)
_THE_ANSWER = frozenset(content("yttrande yttrandet remissvar svar remiss remissen betänkandet promemorian synpunkter"))


@dataclass(frozen=True, slots=True)
class Reach:
    """The sections and telling words of what alone is joined, and of what is not; nothing named: all is joined.

    `pointed` says that the words only point back to the matter: where none of the proposals is that, nothing is joined.
    """

    sections: frozenset[str]
    matters: frozenset[str]
    but_sections: frozenset[str]
    but_matters: frozenset[str]
    pointed: bool = False

    @classmethod
    def of(cls, words: str, before: str = "") -> "Reach":
        """Read how far a reference goes (*… utom vad gäller ledavgiften*, *I den frågan …* after `before`)."""
        joined, *excepted = _EXCEPT.split(words, maxsplit=1)
        only = " ".join(_ONLY.split(joined, maxsplit=1)[1:])
        but = " ".join(excepted)
        pointed = not only and not _SECTION.search(joined) and _POINTS_BACK.search(joined) is not None
        where = before if pointed else joined
        return cls(
            frozenset(_SECTION.findall(where)), _matters(before if pointed else only),
            frozenset(_SECTION.findall(but)), _matters(but), pointed,
        )  # fmt: skip

    def of_proposals(self, proposals: Sequence[Proposal]) -> set[str]:
        """Return the ids of those proposals on which the other's answer is joined.

        Where it is joined in some matters only, and none of the proposals is one of them, the matter is the report.
        """
        left = [p for p in proposals if p.section not in self.but_sections and not _is_one(p, self.but_matters)]
        only = [p for p in left if p.section in self.sections or _is_one(p, self.matters)]
        return {p.id for p in (only if only or self.sections or self.pointed else left)}


def _matters(words: str) -> frozenset[str]:
    return frozenset(content(_SECTION.sub("", _WHO_SAID.sub("", words)))) - _THE_ANSWER


def _is_one(proposal: Proposal, matters: Collection[str]) -> bool:
    """Return whether a proposal is one of some matters: its name holds a word of theirs, whole or in a compound."""
    names = [content(name) for name in proposal.names]
    named = content(proposal.name)
    return any(word in name for word in matters for name in names) or any(
        likeness(word, name) > 0 or likeness(name, word) > 0 for word in matters for name in named
    )
