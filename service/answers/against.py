"""What a body says against something where the table of positions has none of its: sentence by sentence."""

import numpy as np

from corpus.types import Speaker
from indexer.stance import cue
from service.answers.context import Context
from service.answers.lookup import quote_sentence
from service.evidence import Evidence
from service.stance_cues import AGAINST

_MOST = 3


def quote_against(context: Context, organisation_id: str) -> bool:
    """Quote the sentences in which an organisation itself criticises or opposes something; False without any.

    That it criticises nothing must not be said of whoever does, be it of no proposal.
    """
    view = context.view
    own = [d for d in context.documents if d.organisation_id == organisation_id and d.kind.is_response]
    said: list[Evidence] = []
    for row in np.flatnonzero(view.mask(own)).tolist():
        passage = view.passages[row]
        document = view.documents[passage.document_id]
        for s in passage.sentences:
            read = cue(document.text[s.start : s.end]) if s.speaker is Speaker.RESPONDENT else None
            if read is not None and read.stance in AGAINST:
                said.append(Evidence(document, row, s.start, s.end, s.speaker, 0.0, 0.0, 0.0))
    for evidence in said[:_MOST]:
        marker = context.draft.cite(evidence.document, evidence.start, evidence.end)
        context.draft.say(quote_sentence(context, evidence, False), marker)
    return bool(said)
