"""The words that an English word may be a form of, where cutting its ending does not tell, and its Swedish spellings.

The stemmer makes one of *inspects* and *inspected*; it makes none of *sought* and *seek*, *shorter* and *short*. Pure.
"""

import re

_IRREGULAR = {
    form: base
    for base, *forms in (
        row.split()
        for row in """
        arise arose arisen
        bear bore borne
        become became
        begin began begun
        bind bound
        blow blew blown
        break broke broken
        bring brought
        build built
        buy bought
        catch caught
        choose chose chosen
        come came
        deal dealt
        draw drew drawn
        drink drank drunk
        drive drove driven
        eat ate eaten
        fall fell fallen
        feed fed
        feel felt
        fight fought
        find found
        flee fled
        fly flew flown
        forbid forbade forbidden
        foresee foresaw foreseen
        forget forgot forgotten
        freeze froze frozen
        grow grew grown
        hide hid hidden
        hold held
        keep kept
        know knew known
        lay laid
        lead led
        leave left
        lend lent
        lose lost
        meet met
        mislead misled
        oversee oversaw overseen
        pay paid
        prove proven
        rebuild rebuilt
        ride rode ridden
        rise rose risen
        seek sought
        sell sold
        send sent
        shake shook shaken
        show shown
        shrink shrank shrunk
        sink sank sunk
        speak spoke spoken
        spend spent
        stand stood
        steal stole stolen
        strike struck stricken
        swear swore sworn
        teach taught
        tear tore torn
        think thought
        throw threw thrown
        undergo underwent undergone
        undertake undertook undertaken
        wear wore worn
        win won
        withdraw withdrew withdrawn
        withhold withheld
        life lives
        half halves
        criterion criteria
        bad worse worst
        good better best
        far further furthest
        """.strip().splitlines()
    )
    for form in forms
}
_FALSE_FRIENDS = frozenset("actual eventual".split())  # are no *aktuell* and no *eventuell*
_COMPARED = re.compile(r"(\w{2,}?)(?:er|est)")
_TWICE = re.compile(r"\w+([bdgmnpt])\1")


def base_forms(word: str) -> list[str]:
    """Return what a word may be a form of, the likeliest first: an irregular verb, a compared adjective, an adverb."""
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    if word.endswith("ly") and len(word) > 5:
        stem = word[:-2]
        adjective = stem[:-1] + "y" if stem.endswith("i") else stem
        return [adjective, stem + "le", stem + "e", stem.removesuffix("al")]
    compared = _COMPARED.fullmatch(word)
    if compared is None:
        return []
    stem = compared[1]
    doubled = [stem[:-1]] if _TWICE.fullmatch(stem) else []
    return [*doubled, stem[:-1] + "y"] if stem.endswith("i") else [*doubled, stem, stem + "e"]


def swedish_spellings(word: str) -> list[str]:
    """Return Swedish spellings of a word both languages borrowed (`clinical` -> `klinisk`, `academy` -> `akademi`)."""
    ends = (
        ("ical", "isk"),
        ("ical", "ikal"),
        ("ics", "ik"),
        ("nce", "ns"),
        ("ure", "ur"),
        ("y", "i"),
        ("ty", "tet"),
        ("al", "ell"),
        ("ic", "isk"),
        ("ive", "iv"),
        ("ise", "isera"),
        ("ize", "isera"),
        ("ate", "era"),
    )
    found = [word] + [word[: -len(a)] + b for a, b in ends if word.endswith(a)]
    spellings = [spelling for form in found for spelling in (form, _as_swedish(form))]
    return [s for s in dict.fromkeys(spellings) if s != word and len(s) > 4 and word not in _FALSE_FRIENDS]


def _as_swedish(word: str) -> str:
    """Return how Swedish spells the sounds of a borrowed word; its c stays soft before e, i and y."""
    spelt = word.replace("ph", "f").replace("th", "t").replace("ch", "k")
    return re.sub(r"c(?![eiy])", "k", spelt).replace("kk", "k")
