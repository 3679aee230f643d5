"""What is to be told of who sent the responses of a table: several together, or nobody knows who. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.types import JOINT, NO_SENDER, Document
from service.corpus_view import CorpusView

_NAMED = 5  # files that are named before the rest are only counted


def joint_senders(view: CorpusView, responses: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Yield who sent a response together with its sender, as (consultation, id or name): they have answered too."""
    for document in responses:
        for name in document.values("joint_sender"):
            yield document.consultation_id, name.casefold()
            yield from ((document.consultation_id, found) for found in view.organisations_named(name))


def told_of_senders(documents: Sequence[Document], consultation: str | None) -> Iterator[str]:
    """Yield which responses are made jointly, and which have no known sender and so are nobody's in the table."""
    own = [d for d in documents if d.kind.is_response and consultation in (None, d.consultation_id)]
    for document in own:
        yield from (f"{document.organisation}: {one}" for one in document.warnings if one.startswith(JOINT))
    files = [d.source_file for d in own if NO_SENDER in d.warnings]
    if files:
        more = f" (+{len(files) - _NAMED})" if len(files) > _NAMED else ""
        yield f"{', '.join(files[:_NAMED])}{more}: {NO_SENDER}"
