"""The words that an English word may be a form of, where cutting its ending does not tell.

The stemmer makes one of *inspects* and *inspected*; it makes none of *sought* and *seek*, *shorter* and *short*.
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
