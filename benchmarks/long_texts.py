"""What reading and analysing one long paragraph costs as it grows: every step should about double with the text.

    python -m benchmarks.long_texts

Seconds of processor for paragraphs of 50,000, 100,000 and 200,000 characters, one of many sentences and one without
a full stop, and what each doubling multiplies them by. No model is needed.
"""

import tempfile
import time
from itertools import pairwise
from pathlib import Path

from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from indexer.positions import find_positions
from indexer.speakers import sentences

SIZES = (50_000, 100_000, 200_000)
HEAD = "Luleå kommun\n\nRemissvar över SOU 2018:47\n\n"
TEXTS = {
    "many sentences": "SKL avstyrker förslaget om tillsyn i avsnitt 7.6.2, då kostnaden är okänd för Luleå kommun. ",
    "no full stop": "Luleå kommun och många andra kommuner samt regioner och landsting ",
}


def main() -> None:
    """Print a row for each step and kind of text."""
    register = Register(load_organisations())
    for kind, unit in TEXTS.items():
        spent = [_spent(HEAD + (unit * (size // len(unit) + 1))[:size], register) for size in SIZES]
        for i, step in enumerate(("reading", "speakers", "positions")):
            own = [row[i] for row in spent]
            growth = ", ".join(f"{after / before:.1f}" for before, after in pairwise(own))
            print(f"{kind}, {step}: {', '.join(f'{s:.2f}' for s in own)} s; doubling: {growth}", flush=True)


def _spent(text: str, register: Register) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "svar.txt").write_text(text, encoding="utf-8")
        begun = time.process_time()
        reading = read_folder(Path(folder), register)
    read = time.process_time()
    document = reading.documents[0]
    spoken = sentences(document, reading.register.get(document.organisation_id))
    told = time.process_time()
    find_positions(document, spoken, reading.register)
    return read - begun, told - read, time.process_time() - told


if __name__ == "__main__":
    main()
