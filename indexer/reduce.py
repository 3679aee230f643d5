"""A clause without its adverbials, and the way back: what is said of a proposal, without how, when and why. Pure."""

import re
from dataclasses import dataclass

_OWN = r"[^,.;]{2,45}"
_PHRASES = (
    r"i nuläget", r"i dagsläget", r"för närvarande", r"för tillfället", r"tills vidare",
    r"för (?:sin|egen|vår|min) del", r"å sin sida", r"för \w+s del", r"i sak", r"i och för sig", r"som sådan[at]?",
    r"i (?:denna|den|dessa|de|denna sista|båda|alla) del(?:en|ar|arna)?", r"i (?:detta|det här"
    r"|förevarande) (?:ärende|avseende|fall)(?:et)?",
    r"i (?:\w+ )?sammanhang(?:et)?", r"(?:mot|med) (?:den |denna "
    r"|bakgrund av )?(?:ovan angivna )?bakgrund(?:en)?(?: av detta)?",
    r"(?:av|på) (?:\w+ ){1,3}(?:skäl|grunder)(?:na)?", r"på det bestämdaste", r"med (?:skärpa|emfas|kraft"
    r"|eftertryck|bestämdhet)",
    r"utan (?:tvekan|vidare|förbehåll|reservation(?:er)?|att tveka)", r"inte utan tvekan", r"till (?:fullo|alla delar)",
    r"i (?:sin helhet|alla delar|allt väsentligt|huvudsak|princip|stort sett|stort|stora drag|stora delar"
    r"|de flesta delar|det stora hela)",
    r"i likhet med "
    + r"[\wåäö:]+(?: (?:(?-i:[A-ZÅÄÖ])[\wåäö:]+|\w*(?:rätt|kommun|stad|universitet|högskola|län|förbund)))?",
    r"liksom (?:utredningen|utredaren|kommittén|promemorian)",
    rf"enligt {_OWN} (?:mening|uppfattning|bedömning|erfarenhet|åsikt|synsätt)", r"som (?:framgår|framgått"
    r"|anförts|nämnts|sagts|angetts|nu föreslås|det nu är utformat)"
    r"(?: (?:ovan|nedan|tidigare|här|inledningsvis|i avsnitt [\d.]+))?",
    r"återigen", r"på nytt", r"ännu en gång", r"tyvärr", r"dessvärre", r"glädjande nog", r"sammanfattningsvis",
    r"sammantaget",
    r"slutligen", r"avslutningsvis", r"inledningsvis", r"fullt ut", r"därför", r"också", r"även(?! om)", r"dock",
    r"således", r"sålunda",
    r"emellertid", r"alltså", r"härmed", r"härvid", r"därvid", r"heller",
    r"(?<!gå )(?<!går )(?<!gått )vidare", r"uttryckligen", r"generellt",
    r"bestämt", r"helt",
    r"starkt", r"kraftigt", r"skarpt", r"livligt", r"varmt", r"självklart", r"naturligtvis", r"givetvis",
    r"mycket", r"ytterst", r"synnerligen", r"djupt",
    r"särskilt", r"däremot", r"likaså", r"snarast", r"nu", r"alltjämt", r"fortfarande", r"likaledes", r"huvudsakligen",
    r"tydligt", r"egentligen", r"ändå", r"trots allt", r"faktiskt", r"definitivt", r"absolut", r"samtidigt", r"likväl",
)  # fmt: skip
_DROPPED = re.compile(
    rf"(?:^|(?<=\s))(?:{'|'.join(_PHRASES)})(?=[\s,.;:!?]|$)(?:,(?=\s))?|,\s(?:{'|'.join(_PHRASES)}),(?=\s|$)",
    re.IGNORECASE,
)
_LONGEST = 2_000  # characters; a longer clause is left as it is


@dataclass(frozen=True, slots=True)
class Reduced:
    """`text[i]` stands at `places[i]` of the clause it was made from; the last place is the clause's end."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the clause that `text[start:end]` was made from, with the adverbials that follow it."""
        return self.places[start], self.places[end]


def reduce(clause: str) -> Reduced:
    """Return the clause without its adverbials: *kan av flera skäl inte heller stödja* becomes *kan inte stödja*."""
    kept: list[int] = []
    at = 0
    for match in _DROPPED.finditer(clause) if len(clause) <= _LONGEST else ():
        kept.extend(range(at, match.start()))
        at = match.end()
        if kept and clause[kept[-1]].isspace() and at < len(clause) and clause[at].isspace():
            kept.pop()  # one space is enough: the one after, so that a phrase before ends where its object begins
    kept.extend(range(at, len(clause)))
    return Reduced("".join(clause[i] for i in kept), (*kept, len(clause)))
