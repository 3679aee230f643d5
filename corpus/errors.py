"""The whole error tree.

    BelaggError                 anything this product raises on purpose
    +-- UserError               the user can mend it (exit code 2, HTTP 4xx)
    |   +-- CorpusError         a folder or file of documents cannot be used
    |   |   +-- UnreadableDocument   one document cannot be read: reported and skipped
    |   |       +-- ReaderUnable     not here and now: a program is missing or failed
    |   |           +-- TookTooLong     nor in the time that a file is given
    |   +-- QuestionError       the question cannot be asked (too long, empty)
    |   +-- SnapshotError       no usable index: missing, corrupt or of another embedder
    |   +-- ModelError          the embedding model is missing or not the one expected
    |   +-- EvalError           a question set or answer file cannot be judged
    |   +-- SettingsError       a setting is wrong or unsafe
    |   +-- ReviewError         reviews of positions cannot be read or written
    |   |   +-- UnknownPosition     there is no such position among those the caller may read
    |   |   +-- UnknownProposal     nor such a proposal in its consultation
    |   |   +-- ReviewConflict      somebody has reviewed it since
    |   |   +-- ReviewLocked        somebody has locked it
    |   +-- FeedbackError       feedback cannot be read or written
    +-- Fault                   a bug or a broken machine (exit code 1, HTTP 500)

Every message is one line that says what is wrong and what to do.
"""

from typing import Self


class BelaggError(Exception):
    """Anything this product raises on purpose."""


class UserError(BelaggError):
    """Something the user can mend; the message says how."""


class CorpusError(UserError):
    """A folder of documents cannot be used."""


class UnreadableDocument(CorpusError):
    """One document cannot be read; the others are unharmed."""


class ReaderUnable(UnreadableDocument):
    """A document that this machine could not read now; another, or this one another time, may."""

    @classmethod
    def by(cls, error: OSError) -> Self:
        """Return what to raise when the system refuses something, such as room for a file, while one is read."""
        return cls(f"this machine could not read it ({error.strerror or error}): see to that, and index once more")


class TookTooLong(ReaderUnable):
    """A document that was not read in the time that a file is given."""


class QuestionError(UserError):
    """The question cannot be asked as it stands."""


class SnapshotError(UserError):
    """There is no index that can be used."""


class ModelError(UserError):
    """The embedding model is missing or is not the one expected."""


class EvalError(UserError):
    """A question set or an answer file cannot be judged."""


class SettingsError(UserError):
    """A setting is wrong or unsafe."""


class ReviewError(UserError):
    """Reviews of positions cannot be read or written."""


class UnknownPosition(ReviewError):
    """There is no such position among those the caller may read."""


class UnknownProposal(ReviewError):
    """There is no such proposal in the consultation of the position."""


class ReviewConflict(ReviewError):
    """Somebody has reviewed the position since; nothing was written. `revision` is the latest one."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        super().__init__(f"this position stands at revision {revision} by now: look at it, then name that revision")


class ReviewLocked(ReviewError):
    """Somebody has locked the position; nothing was written."""


class FeedbackError(UserError):
    """Feedback on answers cannot be read or written."""


class Fault(BelaggError):
    """Something broke that the user did not cause."""
