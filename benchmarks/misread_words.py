"""How well words are found in text that OCR misread: the shipped documents as poor scans, searched by their true words.

    python -m benchmarks.misread_words [--cache FILE]

Each paragraph is set in small type, blurred, specked, saved as a poor JPEG, and read by tesseract; all from a seed.
Odd paragraphs stay as printed, even ones are the scans. Asked: each telling word by itself, and each sentence's three
most telling words, of the even ones. Found: a paragraph that truly holds it is among the first five. "Before" is the
same index with no passage said to be a scan. Harm: how many common words of Swedish that no paragraph holds are taken
for a misread one.
"""

import argparse
import io
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from wordfreq import top_n_list

from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from corpus.readers.pages import ocr
from corpus.readers.pages.setting import set_pages
from corpus.sentences import split_sentences
from corpus.structure import parse
from indexer.lexical import LexicalIndex, WeightedTerm
from indexer.lexical_rows import LexicalRow
from indexer.vocabulary import word_stem
from indexer.words import words

DOCUMENTS = Path(__file__).parents[1] / "corpus" / "documents"
FONTS = Path("/usr/share/fonts/truetype")
FACES = ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSans-Regular.ttf", "dejavu/DejaVuSerif.ttf")
SEED, LEAST_CHARS, FIRST, WIDTH, MARGIN = 20180411, 80, 5, 900, 40


def main() -> None:
    """Print recall among the first five, before and after."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="keep what tesseract read here")
    given = parser.parse_args()
    true = paragraphs(DOCUMENTS)
    read = _scanned(true, given.cache)
    print(f"{len(true)} paragraphs, {len(true) // 2} of them scans")
    print(f"words misread in these: {_lost(true, read):.3f}")
    shown = [read[i] if i % 2 == 0 else text for i, text in enumerate(true)]
    with tempfile.TemporaryDirectory() as folder:
        before = _index(Path(folder) / "before", shown, scans=False)
        after = _index(Path(folder) / "after", shown, scans=True)
        for name, asked in (("one word", _single(true)), ("three words", _threes(true))):
            hard = [(q, gold) for q, gold in asked if any(_missing(q, read[i]) for i in gold if i % 2 == 0)]
            for kind, questions in ((name, asked), (f"{name}, misread", hard)):
                figures = [_recall(index, questions) for index in (before, after)]
                print(f"| {kind} | {len(questions)} | {figures[0]:.3f} | {figures[1]:.3f} |")
        _harm(before, after, {word_stem(w) for text in true for w in words(text)})
        words_ = sorted({w for text in true for w in words(text)})
        for name, index in (("before", before), ("after", after)):
            began = time.perf_counter()
            made = sum(len(index.variants(word)) for word in words_)
            took = (time.perf_counter() - began) / len(words_) * 1000
            print(f"{name}: {made / len(words_):.2f} stems a word, {took:.2f} ms a word")


def _harm(before: LexicalIndex, after: LexicalIndex, held: set[str]) -> None:
    absent = [w for w in top_n_list("sv", 20_000, "small") if len(w) > 3 and w.isalpha() and word_stem(w) not in held]
    taken = [w for w in absent if {v.stem for v in after.variants(w)} - {v.stem for v in before.variants(w)}]
    print(f"{len(absent)} words that are not there: {len(taken) / len(absent):.4f} are taken for a misread one")


def paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs of a folder's documents that are long enough to search for."""
    documents = read_folder(folder, Register(load_organisations())).documents
    texts = [d.text[b.start : b.end].replace("\n", " ") for d in documents for b in d.blocks]
    return [text for text in texts if len(text) >= LEAST_CHARS]


def _scanned(true: Sequence[str], cache: Path | None) -> list[str]:
    if cache and cache.exists():
        return list(json.loads(cache.read_text(encoding="utf-8")))
    chance = random.Random(SEED)
    read = [_read(photograph(text, chance)) if i % 2 == 0 else "" for i, text in enumerate(true)]
    if cache:
        cache.write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")
    return read


def photograph(text: str, chance: random.Random) -> Image.Image:
    """Return text as a poor scan of it."""
    font = ImageFont.truetype(str(FONTS / chance.choice(FACES)), chance.choice((13, 14, 15, 16)))
    lines = [""]
    for word in text.split():
        if font.getlength(f"{lines[-1]} {word}") > WIDTH - 2 * MARGIN:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    page = Image.new("L", (WIDTH, 2 * MARGIN + 26 * len(lines)), 245)
    draw = ImageDraw.Draw(page)
    for n, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + 26 * n), line, fill=40, font=font)
    page = page.rotate(chance.uniform(-0.4, 0.4), fillcolor=245, resample=Image.Resampling.BICUBIC)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.7, 1.1)))
    grain = np.random.default_rng(chance.getrandbits(32)).normal(128, 40, (page.height, page.width))
    specks = Image.fromarray(grain.clip(0, 255).astype(np.uint8))
    page = Image.blend(page, specks, 0.18)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=chance.choice((20, 30, 40)))
    return Image.open(io.BytesIO(out.getvalue()))


def _read(image: Image.Image) -> str:
    raw = set_pages("image", [ocr.read_image(image, 1)])
    return parse(raw.blocks, styled=raw.styled)[0].text


def _index(path: Path, texts: Sequence[str], *, scans: bool) -> LexicalIndex:
    LexicalIndex.build(path, [LexicalRow(t, "", scanned=scans and i % 2 == 0) for i, t in enumerate(texts)])
    return LexicalIndex.open(path)


def _holders(true: Sequence[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, text in enumerate(true):
        for word in words(text):
            found.setdefault(word_stem(word), set()).add(number)
    return found


def _single(true: Sequence[str]) -> list[tuple[list[str], set[int]]]:
    """Return words of at least five letters that few paragraphs hold, and which do, a scan among them."""
    holders, seen = _holders(true), {}
    for text in true[::2]:
        for word in words(text):
            gold = holders[word_stem(word)]
            if len(word) > 4 and word.isalpha() and len(gold) <= 3:
                seen.setdefault(word_stem(word), ([word], {i for i in gold if i % 2 == 0}))
    return list(seen.values())


def _threes(true: Sequence[str]) -> list[tuple[list[str], set[int]]]:
    """Return the three rarest words of each sentence of a scan."""
    holders = _holders(true)
    asked = []
    for number in range(0, len(true), 2):
        for sentence in _sentences(true[number]):
            telling = sorted({w for w in words(sentence) if len(w) > 3}, key=lambda w: (len(holders[word_stem(w)]), w))
            if len(telling) >= 3:
                asked.append((telling[:3], {number}))
    return asked


def _sentences(text: str) -> Iterator[str]:
    return (s.of(text) for s in split_sentences(text, 0, len(text)))


def _missing(question: Sequence[str], text: str) -> bool:
    held = {word_stem(word) for word in words(text)}
    return any(word_stem(word) not in held for word in question)


def _recall(index: LexicalIndex, asked: Sequence[tuple[list[str], set[int]]]) -> float:
    found = 0
    for question, gold in asked:
        rows = [row for row, _ in index.search([WeightedTerm((word,)) for word in question], FIRST)]
        found += bool(gold & set(rows))
    return found / max(1, len(asked))


def _lost(true: Sequence[str], read: Sequence[str]) -> float:
    """Return the share of words that their paragraph's scan does not have."""
    pairs = [(w, {*words(read[i])}) for i in range(0, len(true), 2) for w in words(true[i])]
    return sum(word not in held for word, held in pairs) / len(pairs)


if __name__ == "__main__":
    main()
