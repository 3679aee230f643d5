"""Letters of many senders, made from a number: text files as a ministry's folder of answers has them, flat."""

import random
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from benchmarks.many_responses import ENDINGS, MATTERS, PLACES, REASONS, STANCES
from corpus.organisations import load_organisations

SEED = 20410312
_KINDS = ("förening", "stiftelse", "råd", "nätverk")
_ABOUT = ("hembygds", "skol", "läsar", "kvarters", "båt", "spelmans", "odlar", "museivänners ")
_NAMES = ("Anna Berg", "Erik Lund", "Sara Nyqvist", "Olle Hedman", "Karin Ek", "Mohammed Ali", "Lena Åström", "Per Wik")
_OFFICES = ("generaldirektör", "kommunstyrelsens ordförande", "ordförande", "verksjurist", "enhetschef")
_KNOWN = 0.8  # share of letters whose sender the register has


def write_letters(folder: Path, n: int) -> None:
    """Write n letters of 20 to 60 lines each."""
    folder.mkdir(parents=True)
    chance = random.Random(SEED)
    known = [organisation.names[0].text for organisation in load_organisations()]
    unknown = list(_unknown())
    for number in range(n):
        sender = chance.choice(known if chance.random() < _KNOWN else unknown)
        lines = _letter(chance, sender, number)
        (folder / f"brev-{number:06}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _unknown() -> Iterator[str]:
    for place, ending, about, kind in product(PLACES, ENDINGS, _ABOUT, _KINDS):
        yield f"{place}{ending}s {about}{kind}"
        yield f"Föreningen {about.strip().capitalize()}{kind} i {place}{ending}"


def _letter(chance: random.Random, sender: str, number: int) -> Sequence[str]:
    wanted = chance.randint(20, 60)
    day = f"2041-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    lines = [sender, "", f"Datum {day}", f"Dnr {chance.randint(100, 9999)}-2041", "", "Utbildningsdepartementet", "",
             "Remissvar över betänkandet SOU 2041:7", ""]  # fmt: skip
    matters = list(enumerate(MATTERS, 1))
    chance.shuffle(matters)
    for at, matter in matters:
        if len(lines) >= wanted - 6:
            break
        lines += [f"5.{at} {matter}", "", chance.choice(STANCES).format(who=sender), chance.choice(REASONS),
                  f"Under året prövades {chance.randint(3, 9000)} ärenden av den sorten hos oss.", ""]  # fmt: skip
    return [*lines, f"Ärende {number} har avgjorts i dag.", "", chance.choice(_NAMES), chance.choice(_OFFICES)]
