"""Countries, municipalities, powers of state that a question names: of Norway nothing is told by Sweden. Pure."""

import re
from collections.abc import Iterable

# as a question may name them in either language, and what Swedish text has for them
_COUNTRIES: tuple[tuple[str, str], ...] = (
    (r"norge|norway|norsk\w*|norwegian\w*", r"norge|norsk\w*|norrm[aä]n\w*"),
    (r"danmark|denmark|dansk\w*|danish|danes?", r"danmark|dansk\w*"),
    (r"finland|finsk\w*|finländsk\w*|finnish", r"finland|finsk\w*|finländ\w*"),
    (r"(?-i:Island)|iceland|isländsk\w*|icelandic", r"island|isländsk\w*"),
    (r"tyskland|germany|tysk\w*|germans?", r"tyskland|tysk\w*"),
    (r"frankrike|france|fransk\w*|french", r"frankrike|fransk\w*"),
    (r"storbritannien|britain|england|brittisk\w*|engelsk\w*|british|(?:the )?uk|united kingdom|skottland|scotland",
     r"storbritannien|england|brittisk\w*|engelsk\w*|skottland|skotsk\w*|uk"),
    (r"nederländerna|holland|netherlands|nederländsk\w*|holländsk\w*|dutch",
     r"nederländ\w*|holland|holländsk\w*"),
    (r"belgien|belgium|belgisk\w*|belgian", r"belgien|belgisk\w*"),
    (r"spanien|spain|spansk\w*|spanish", r"spanien|spansk\w*"),
    (r"portugal|portugisisk\w*|portuguese", r"portugal|portugis\w*"),
    (r"italien|italy|italiensk\w*|italian", r"italien\w*"),
    (r"österrike|austria|österrikisk\w*|austrian", r"österrik\w*"),
    (r"schweiz|switzerland|schweizisk\w*|swiss", r"schweiz\w*"),
    (r"polen|poland|polsk\w*|polish", r"polen|polsk\w*"),
    (r"estland|estonia|estnisk\w*|estonian", r"estland|estnisk\w*|estländ\w*"),
    (r"lettland|latvia|lettisk\w*|latvian", r"lettland|lettisk\w*|lettländ\w*"),
    (r"litauen|lithuania|litauisk\w*|lithuanian", r"litau\w*"),
    (r"ryssland|russia|rysk\w*|russian", r"ryssland|rysk\w*"),
    (r"ukraina|ukraine|ukrainsk\w*|ukrainian", r"ukrain\w*"),
    (r"usa|united states|amerikansk\w*|american", r"usa|amerikansk\w*|förenta staterna"),
    (r"kanada|canada|kanadensisk\w*|canadian", r"kanada|kanadensisk\w*"),
    (r"japan|japansk\w*|japanese", r"japan\w*"),
    (r"kina|china|kinesisk\w*|chinese", r"kina|kinesisk\w*"),
    (r"australien|australia|australisk\w*|australian", r"australi\w*"),
)  # fmt: skip
_NAMED = tuple(
    (re.compile(rf"\b(?:{asked})(?:s|['’]s)?\b", re.IGNORECASE), re.compile(rf"\b(?:{told})s?\b", re.IGNORECASE))
    for asked, told in _COUNTRIES
)

# who decides in the state and sends no responses, as a question may name it and as Swedish text does
_POWERS: tuple[tuple[str, str], ...] = (
    (r"riksdagen|parliament|the riksdag", r"riksdag\w*"),
    (r"lagrådet|the council on legislation", r"lagråd\w*"),
    (r"eu-kommissionen|europeiska kommissionen|the european commission", r"kommissionen|eu-kommission\w*"),
    (r"europaparlamentet|the european parliament", r"europaparlament\w*"),
    (r"eu-domstolen|the (?:eu|european) court(?: of justice)?", r"eu-domstol\w*|europadomstol\w*"),
    (r"\w+utskottet|the (?:\w+ )?committee in parliament", r"\w+utskott\w*"),
)
_ACTING = tuple(  # where the one who acts stands: *Vad beslutade riksdagen …*, *When did Parliament …*
    (
        re.compile(
            rf"^\W*(?:vad|hur|när|varför|vilk\w+(?: \w+)?) (?:har |kommer |ska )?(?:\w+ )?(?:sig )?(?:{asked})\b"
            rf"|^\W*(?:what|how|when|why|which \w+) (?:did|does|has|have|will|is) (?:{asked})\b"
            rf"|^\W*(?:har|did|has|does|will) (?:{asked})\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{told})\b", re.IGNORECASE),
    )
    for asked, told in _POWERS
)


def told_of(question: str, texts: Iterable[str]) -> bool:
    """Return whether some text tells of a country that the question names, or of the power of state whose act it is on.

    True where it names none but Sweden.
    """
    wanted = [told for asked, told in (*_NAMED, *_ACTING) if asked.search(question)]
    texts = tuple(texts)
    return not wanted or any(told.search(text) for told in wanted for text in texts)


_PLACE = r"(?P<{}>[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)"
_OF_A_PLACE = re.compile(
    rf"(?<=\w )(?!\w+(?:ish|ean|ian|dic) ){_PLACE.format('first')}(?: (?:kommun|stad)s?\b| municipality\b)"
    rf"|\b(?:[Kk]ommunen|[Mm]unicipality of|[Cc]ity of) {_PLACE.format('last')}(?!\w)"
)


def told_of_place(question: str, texts: Iterable[str]) -> bool:
    """Return whether some text names the municipality that a question names; True where it names none."""
    named = [m["first"] or m["last"] for m in _OF_A_PLACE.finditer(question)]
    texts = tuple(texts)
    return not named or any(re.search(rf"\b{re.escape(n.removesuffix('s'))}", text) for n in named for text in texts)
