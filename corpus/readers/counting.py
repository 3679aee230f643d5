"""Numbers as lists write them: Roman, and letters. Pure."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
HIGHEST = 3999  # what is beyond is no number of a list


def roman(number: int) -> str:
    """Return a Roman number in small letters."""
    out = ""
    for size, figures in _ROMAN:
        count, number = divmod(number, size)
        out += figures * count
    return out


def letters(number: int) -> str:
    """Return `a` to `z`, then `aa` to `zz`, as word processors count."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
