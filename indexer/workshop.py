"""What a build works with: the snapshot before, the logs of what is finished, vectors, the reader of stances."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.organisations import Register
from indexer import manifest as m
from indexer import work
from indexer.clauses import StanceReader
from indexer.cutting import Cutter
from indexer.embed import Embedder
from indexer.embedding import Embeddings
from indexer.known import ids_of
from indexer.reuse import Previous, digest_of
from indexer.stance_memory import RememberingReader
from indexer.work import WorkLog


class Workshop:
    """Opened for one build, as a context manager, under the build lock.

    `before` is the snapshot before as far as its documents may be taken over: an empty one when another program, model
    or reader of stances made it. `ids` are those of its documents, by their files.
    """

    def __init__(
        self, data: Path, embedder: Embedder, stances: StanceReader | None, maker: m.Maker, *, anew: bool
    ) -> None:
        """Look at what is there; `anew` takes over nothing but the names of proposals and the ids of documents."""
        self._data, self._embedder, self._stances = data, embedder, stances
        self._made_by = digest_of(m.MAKERS.dump_python(maker, mode="json"))
        self._stack = ExitStack()
        if anew:
            work.forget(data)
        whole = Previous.of(data)
        names = Previous(id=whole.id, proposals=whole.proposals)
        same = whole.manifest is not None and whole.manifest.maker == maker
        self.id = whole.id
        self.ids = ids_of(whole)
        self.before = whole if same and not anew else names
        self._vectors = names if anew else whole

    def __enter__(self) -> Self:
        """Open the logs."""
        digest = self._embedder.digest
        self.embeddings = self._stack.enter_context(
            Embeddings(lambda kind: WorkLog(self._data, kind, digest), self._embedder, self._vectors)
        )
        self._reader = None
        if self._stances is not None:
            log = self._log("stances", self._stances.digest)
            self._reader = RememberingReader(self._stances, self._vectors.told, log)
        self._cuts = self._log("cuts", self._made_by)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the logs; they stay."""
        self._stack.close()

    def cutter(self, register: Register) -> Cutter:
        """Return what cuts documents, given the register as it is after the whole folder."""
        return Cutter(register, self._embedder, self._reader, self._cuts)

    def finish(self) -> None:
        """Forget what was logged: the build has succeeded."""
        self._stack.close()
        work.forget(self._data)

    def _log(self, kind: str, made_by: str) -> WorkLog:
        return self._stack.enter_context(WorkLog(self._data, kind, made_by))
