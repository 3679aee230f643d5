"""Questions on foreign matters are what they say: of bodies that answered, on what no document is on."""

from pathlib import Path

import pytest

from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from eval import question_set
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.cues import FRAME_SV

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "eval" / "foreign_matters").glob("*.jsonl"))


def _documents(name: str) -> Path:
    shipped = ROOT / "corpus" / "documents"
    return shipped if name == "tillit" else ROOT / "eval" / "consultations" / name / "documents"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_foreign_matter_is_told_of_nowhere_and_its_body_has_answered(file: Path) -> None:
    read = read_folder(_documents(file.stem), Register(load_organisations()))
    held = {word_stem(token.text) for d in read.documents for token in tokenize(d.text)}
    senders = {d.organisation_id for d in read.documents}
    asked = question_set.load(file)
    assert {q.language for q in asked} == {"sv", "en"}
    for q in asked:
        assert not q.answerable
        found = read.register.find(q.question, lenient=True)
        bodies = [m for m in found if q.question[m.start].isupper()]  # *are* is no Åre
        assert not bodies or {m.organisation_id for m in bodies} & senders, q.id
        if q.language == "sv":
            words = [t for t in tokenize(q.question) if not any(m.start <= t.start < m.end for m in bodies)]
            told = [w for w in words if w.text.lower() not in FRAME_SV and len(w.text) > 2]
            assert any(word_stem(w.text) not in held for w in told), q.id
