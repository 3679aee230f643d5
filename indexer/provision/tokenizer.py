"""Makes the tokenizer from the vocabulary: unigram pieces behind the model's own normalisation."""

import unicodedata

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from indexer.provision.weights import Vocabulary

_SPACE_MARK = "\u2581"


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the tokenizer: `<s> pieces </s>`, white space folded, compatibility characters replaced.

    The model's replacement table is Unicode's NFKC but for some control characters, which vanish, and some
    invisible ones, which become a space; those are replaced first, then NFKC does the rest and composes too.
    """
    pieces = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    made = Tokenizer(models.Unigram(pieces, unk_id=vocabulary.unk, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_any_of(replaced(vocabulary, ""))), ""),
            normalizers.Replace(Regex(_any_of(replaced(vocabulary, " "))), " "),
            normalizers.NFKC(),
        ]
    )
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(_SPACE_MARK, prepend_scheme="always")]
    )
    made.decoder = decoders.Metaspace(_SPACE_MARK, prepend_scheme="always")
    bos, eos = (vocabulary.pieces[i] for i in (vocabulary.bos, vocabulary.eos))
    made.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    specials = sorted({vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk})
    made.add_special_tokens([AddedToken(vocabulary.pieces[i], special=True, normalized=False) for i in specials])
    return made


def replaced(vocabulary: Vocabulary, result: str) -> str:
    """Return the characters that become `result` here, though NFKC makes something else of them, in order."""
    found = [
        source
        for source, target in vocabulary.replacements.items()
        if target == result and unicodedata.normalize("NFKC", source) != target
    ]
    return "".join(sorted(found))


def _any_of(characters: str) -> str:
    """Return a pattern for one of the characters, or one that never matches."""
    return "[" + "".join(f"\\x{{{ord(c):x}}}" for c in characters) + "]" if characters else "(?!)"
