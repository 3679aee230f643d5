"""How far the lines of a scanned page lean, and the page set straight. Pure."""

import numpy as np
import numpy.typing as npt
from PIL import Image

_MOST = 6.0  # degrees
_WIDTH = 800  # pixels that are enough to tell
_DARK = 0.75  # of the mean: what is ink


def skew(page: Image.Image) -> float:
    """Return the angle in degrees by which to turn a page counter-clockwise so that its lines lie level.

    The one at which the sums of ink along the lines differ most (projection profile; Postl, 1986).
    """
    small = np.asarray(page.resize((_WIDTH, max(1, round(page.height * _WIDTH / page.width)))), dtype=np.float32)
    ink = (small < _DARK * small.mean()).astype(np.float32)
    if not 0 < ink.mean() < 0.5:
        return 0.0
    coarse = max(np.arange(-_MOST, _MOST + 0.01, 0.5), key=lambda angle: _contrast(ink, float(angle)))
    fine = max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda angle: _contrast(ink, float(angle)))
    return float(fine)


def _contrast(ink: npt.NDArray[np.float32], angle: float) -> float:
    """Return how sharply lines of ink part when columns are shifted as a turn by `angle` would shift them."""
    shifts = np.rint(np.tan(np.radians(angle)) * (np.arange(ink.shape[1]) - ink.shape[1] / 2)).astype(int)
    rows = (np.arange(ink.shape[0])[:, None] + shifts[None, :]) % ink.shape[0]
    sums = np.take_along_axis(ink, rows, axis=0).sum(axis=1)
    return float(np.square(np.diff(sums)).sum())
