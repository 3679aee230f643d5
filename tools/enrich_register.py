"""Add English names, and authorities not yet known, to corpus/resources/organisations.csv.

python tools/enrich_register.py merged.json

`merged.json` is the register of Swedish state authorities of github.com/civictechsweden/myndighetsdata (data CC0;
the file of 2026-01-02 was used). Names already in the register are left as they are; running it again changes
nothing.
"""

import csv
import json
import sys
from pathlib import Path

from corpus.organisations import is_abbreviation, slug

REGISTER = Path(__file__).parents[1] / "corpus" / "resources" / "organisations.csv"


def main(source: Path) -> None:
    """Rewrite the register with what the source adds."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {name.split("[")[0].lower(): row for row in rows for name in row["names"].split("|")}
    ids = {row["id"] for row in rows}
    for name, record in json.loads(source.read_text(encoding="utf-8")).items():
        esv = record.get("esv") or {}
        english = (esv.get("name_en") or "").strip()
        if not english or esv.get("end"):
            continue
        row = known.get(name.lower())
        if row is None and slug(name) not in ids:
            row = {"id": slug(name), "names": name, "type": "statlig_myndighet", "parent": ""}
            rows.append(row)
            ids.add(row["id"])
        if row is not None and not is_abbreviation(english) and english.lower() not in known:
            row["names"] += f"|{english}"
            known[english.lower()] = row
    with REGISTER.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "names", "type", "parent"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda r: (r["type"], r["id"])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
