"""Whether the paper of a scanned page is darker in one place than in another, and the page with it made even. Pure."""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

_TILES = 48  # along the longer side; a tile is wider than a letter and holds some paper
_PAPER = 85  # percent: as light as that is paper, where a tile holds letters
_UNEVEN = 0.8  # what the darker paper is of the lighter; tesseract takes a darker part for ink
_DARKER, _LIGHTER = 5, 95  # percent of the tiles
_LEAST = 50.0  # what is darker is a picture, or the lid of the scanner
_WHITE = 250.0
_STEP, _STEPS = 0.15, 0.01  # a shadow grows by less from tile to tile; of the tiles so many are at an edge at most


def evened(page: Image.Image) -> Image.Image:
    """Return a grey page with all of its paper white where a shadow lies on it; else the page as it is.

    What is darker with sharp edges is a picture, or a bar that may bear white letters.
    """
    side = max(8, max(page.size) // _TILES)
    width, height = (max(1, -(-length // side)) for length in page.size)
    padded = np.full((height * side, width * side), 255, dtype=np.uint8)
    ink = np.asarray(page)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    padded[ink.shape[0] :, :] = padded[ink.shape[0] - 1 : ink.shape[0], :]
    padded[:, ink.shape[1] :] = padded[:, ink.shape[1] - 1 : ink.shape[1]]
    tiles = padded.reshape(height, side, width, side).transpose(0, 2, 1, 3).reshape(height, width, side * side)
    paper = Image.fromarray(np.percentile(tiles, _PAPER, axis=2).astype(np.uint8))
    paper = paper.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.MaxFilter(3))
    levels = np.asarray(paper, dtype=np.float32)
    if not _shadowed(levels):
        return page
    smooth = paper.filter(ImageFilter.GaussianBlur(1)).resize((width * side, height * side), Image.Resampling.BICUBIC)
    under = np.maximum(np.asarray(smooth, dtype=np.float32)[: ink.shape[0], : ink.shape[1]], _LEAST)
    return Image.fromarray(np.minimum(255.0, ink * (_WHITE / under)).astype(np.uint8))


def _shadowed(levels: npt.NDArray[np.float32]) -> bool:
    seen = levels[levels >= _LEAST]
    light = float(np.percentile(seen, _LIGHTER)) if seen.size else 0.0
    if not light or np.percentile(seen, _DARKER) >= _UNEVEN * light:
        return False
    steps = [np.abs(np.diff(levels, axis=axis)) > _STEP * light for axis in (0, 1)]
    return sum(int(step.sum()) for step in steps) <= _STEPS * sum(step.size for step in steps)
