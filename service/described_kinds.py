"""What a description of a body may mean: the words for each kind, and what types and names of such bodies hold."""

import re

# what a description may mean: the words for it in Swedish and in English, and what types and names of such bodies hold.
# Only a genitive may follow: `the county boards` are not the one that answered.
Described = tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]


def _rows(*rows: tuple[str, ...], before: str = "(?P<place>)") -> tuple[Described, ...]:
    """Return how each kind is spoken of, Swedish and English, and what may be meant: the first that anybody fits."""
    return tuple(
        (
            re.compile(rf"\b(?:(?:{sv})s?|the {before}(?:{en})(?:['’]s?)?)(?!\w)", re.IGNORECASE),
            tuple(re.compile(m, re.IGNORECASE) for m in meant),
        )
        for sv, en, *meant in rows
    )


_INDUSTRY = r"(?:\w+ ){0,2}(?:industry|trade) (?:association|body|organisation)|(?:\w+ ){0,2}industry"
_OF_A_KIND = _rows(
    # a union by its name (`the Swedish Boating Union`) is first the one that calls itself so, whatever it unites
    (r"unionen", r"(?-i:(?:[A-ZÅÄÖ][\w'’-]+ )+Union)", r"\w+union(?:en)?\b"),
    (r"facket|fackförbundet|facklig\w+|\w{3,}s fack(?:förbund)?", r"(?:[\w'’-]+ ){0,3}union",
     r"^facklig|arbetarförbund|arbetareförbund|tjänstemannaförbund|lärarförbund|yrkesförbund|\bfacket\b|fackf"),
    (r"\w*fakulteten|fakultetsstyrelsen|juristerna", r"(?:\w+ ){0,2}(?:faculty(?: of law)?|lawyers)", r"fakultet"),
    (r"\w*(?:bolaget|företaget)|leverantören", r"(?:\w+ )?(?:company|supplier|manufacturer|vendor|firm)", r" AB$| AB "),
    (r"branschorganisationen|\w*branschen|branschföreningen", _INDUSTRY, r"bransch|industri|industry",
     r"^näringsliv|^arbetsgivar|^okand (?!.*(?:arbetar|fakultet|kommun|universitet))"),
    (r"förbundet", r"federation", r"förbund"),
    (r"föreningen", r"association|society", r"förening|sällskap"),
    (r"stiftelsen", r"foundation", r"stiftelse"),
    (r"nätverket", r"network", r"nätverk"),
)  # fmt: skip
# bodies of which each place has its own: `tingsrätten i Malmö` is not the one in Göteborg
OF_A_PLACE = _rows(
    (r"kammarrätten", r"administrative court of appeal", r"kammarrätt"),
    (r"tingsrätten", r"district court", r"tingsrätt"),
    (r"förvaltningsrätten", r"administrative court(?! of)", r"förvaltningsrätt"),
    (r"domstolen", r"court(?! of)", r"^domstol"),
    (r"länsstyrelsen", r"county (?:administrative )?board", r"länsstyrelse"),
    (r"universitetet|lärosätet|högskolan", r"university", r"^lärosäte|universitet|högskol"),
    (r"kommunen", r"municipality", r"^kommun |\bkommun$|\bstad$"),
    (r"regionen", r"region", r"^region "),
    before=r"(?:(?-i:(?P<place>[A-ZÅÄÖ][\w-]+)) )?",  # `the Gothenburg district court`
)
KNOWN_BY_NAME = (  # kinds that the name of every such body tells
    *_rows(
        (r"hovrätten\w*", r"court of appeal", r"hovrätt"),
        (r"ombudsmannen", r"(?:parliamentary )?ombudsman", r"ombudsm"),
        (r"polisen", r"(?:swedish )?police", r"polismyndighet"),
    ),
    *OF_A_PLACE,
)
DESCRIBED = (*_OF_A_KIND, *KNOWN_BY_NAME)
# said of a sender only where its view is asked for: `what must the association report` is of any
ANY_SUCH = re.compile(
    r"(?:förbundet|föreningen|stiftelsen|nätverket)s?"
    r"|the (?:federation|association|society|foundation|network)(?:['’]s?)?",
    re.IGNORECASE,
)
FIELD_KINDS = {  # a word for a kind of body, and what the name of such a body holds
    "förbundet|federation": "förbund",
    "föreningen|association|society": "förening|förbund|forum|sällskap|organisation",
    "facket|union": "förbund|fack",
    "verket|myndigheten|agency|authority": "verk|myndighet|styrelse|inspektion|kollegi",
    "organisationen|organisation|organization|body|group": "organisation|förbund|förening|forum|kår|nätverk",
    "rådet|council": "råd",
    "nätverket|network": "nätverk",
    "charity|club|foundation": "förening|klubb|stiftelse|sällskap|hjälp",
    "bolaget": r"bolag|\bab\b",
    "kyrkan|church": "kyrka|samfund|pastorat",
    "juristerna|faculty": "fakultet|juridisk",
    "board": "styrelse|nämnd",
}
# a respondent is meant, though it cannot be told which
UNRESOLVED = re.compile(
    r"^\W*(?:does|do|is|did|has|why does|what does|how does|what is(?=[^?]{1,60}['’])) the (?:[\w-]+ ){0,3}"
    r"(?:association|organi[sz]ation|union|agency|authority|board|faculty|university|court|council|federation|company)\b"
    r"|\b(?:tycker|anser|säger|menar|ställer sig) \w*(?:organisationen|förbundet|föreningen"
    r"|myndigheten|facket|domstolen|universitetet|fakulteten|nämnden)\b",
    re.IGNORECASE,
)
