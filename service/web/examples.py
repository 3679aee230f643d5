"""Examples for the OpenAPI document: one question per request, one answer per status.

The quotes are verbatim from the shipped documents (a test checks it); offsets and the snapshot's name
depend on the index and are only of the right form.
"""

from typing import Any

from corpus.types import Kind, Speaker
from indexer.types import Stance
from service.contract import (
    Answer,
    AnsweredPosition,
    AnswerStatus,
    AskRequest,
    Citation,
    Filters,
    Language,
    SearchRequest,
    Statement,
    Status,
    Timings,
    Turn,
)

_CONSULTATION = "fi2018-02431-k"
_SNAPSHOT = "20250101T120000-3f2a9c"
_TIMINGS = Timings(embed=9.1, retrieve=3.2, answer=2.4, total=15.0)
_OPPOSES = "SKL avstyrker i nuläget förslaget kring inrättandet av ett nationellt policylab."
_REMARK = "Luleå kommun pekar på ett antal risker vid införandet av tillitsstyrning"


def _skl(marker: int, quote: str, section: str, start: int, *, related: bool = False) -> Citation:
    return Citation(
        marker=marker,
        related=related,
        document_id="skl-remissvar",
        consultation_id=_CONSULTATION,
        title="Med tillit växer handlingsutrymmet (2018:47) och En lärande tillsyn (2018:48)",
        organisation_id="skr",
        organisation="Sveriges Kommuner och Landsting",
        organisation_short="SKL",
        organisation_now="Sveriges Kommuner och Regioner",
        speaker=Speaker.RESPONDENT,
        kind=Kind.REMISSVAR,
        date=None,
        section=section,
        page=None,
        start=start,
        end=start + len(quote),
        quote=quote,
        url=f"/v1/documents/skl-remissvar?start={start}&end={start + len(quote)}",
    )


def _lulea(marker: int, quote: str, start: int) -> Citation:
    return Citation(
        marker=marker,
        related=True,
        document_id="lulea-protokollsutdrag",
        consultation_id=_CONSULTATION,
        title="§ 163 Remiss Tillitsdelegationens betänkanden",
        organisation_id="lulea-kommun",
        organisation="Luleå kommun",
        organisation_short=None,
        organisation_now="Luleå kommun",
        speaker=Speaker.RESPONDENT,
        kind=Kind.PROTOKOLLSUTDRAG,
        date=None,
        section="§ 163",
        page=None,
        start=start,
        end=start + len(quote),
        quote=quote,
        url=f"/v1/documents/lulea-protokollsutdrag?start={start}&end={start + len(quote)}",
    )


def _refusal(status: Status, language: Language, question: str, answer: str, **more: Any) -> Answer:  # noqa: ANN401
    return Answer(
        question=question, language=language, status=status, answer=answer, snapshot=_SNAPSHOT,
        timings_ms=_TIMINGS, **more,
    )  # fmt: skip


_ANSWERED = Answer(
    question="What does SKL think of the policylabb?",
    language=Language.EN,
    status=Status.ANSWERED,
    answer=f"SKL opposes a national policy lab for now: “{_OPPOSES}” [1]",
    statements=(Statement(text=f"SKL opposes a national policy lab for now: “{_OPPOSES}”", citations=(1,)),),
    citations=(_skl(1, _OPPOSES, "7.6.2 Ett nationellt policylab", 18_000),),
    positions=(
        AnsweredPosition(
            organisation_id="skr",
            organisation="Sveriges Kommuner och Landsting",
            proposal_id=f"{_CONSULTATION}/7.6.2/nationellt-policylab",
            proposal="Ett nationellt policylab",
            section="7.6.2",
            stance=Stance.OPPOSE,
            qualifier="i nuläget",
            citation=1,
        ),
    ),
    snapshot=_SNAPSHOT,
    timings_ms=_TIMINGS,
)

_BY_STATUS = (
    _ANSWERED,
    _refusal(
        Status.NOT_MENTIONED,
        Language.SV,
        "Och Luleå kommun?",
        "Luleå kommuns protokollsutdrag nämner inte ett nationellt policylabb.",
        citations=(_lulea(1, _REMARK, 900),),
        understood="Jag förstod frågan som: Vad tycker Luleå kommun om policylabbet?",
        warnings=("bilagan med kommunens svar saknas i underlaget",),
    ),
    _refusal(
        Status.NO_DOCUMENT,
        Language.EN,
        "What did IVO answer?",
        "There is no response from Inspektionen för vård och omsorg (IVO) in the material.",
    ),
    _refusal(
        Status.NOT_IN_CORPUS,
        Language.SV,
        "Vad är huvudstaden i Frankrike?",
        "Underlaget säger inget om detta; fem dokument söktes igenom.",
    ),
    _refusal(
        Status.CLARIFY,
        Language.SV,
        "Vad tycker förbundet om försöken?",
        "Frågan kan gälla frikommunförsök (7.6.3) eller försöksverksamhet (7.6.4): vilket menas?",
    ),
    _refusal(
        Status.DECLINED,
        Language.SV,
        "Ska regeringen gå vidare med förslaget?",
        "Frågan gäller en bedömning som inte kan göras här; underlaget visar vad remissinstanserna svarat.",
    ),
)

ANSWERS: dict[str, Any] = {
    answer.status.value: {"summary": answer.question, "value": answer.model_dump(mode="json")} for answer in _BY_STATUS
}

ASK_REQUESTS: dict[str, Any] = {
    "question": {"value": {"question": "What does SKL think of the policylabb?"}},
    "narrowed": {
        "value": AskRequest(
            question="Vilka tillstyrker frikommunförsök?",
            consultation=_CONSULTATION,
            filters=Filters(organisations=("skr", "CKS"), kinds=(Kind.REMISSVAR,)),
            language=Language.SV,
        ).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    },
    "follow-up": {
        "value": AskRequest(
            question="Och CKS?",
            conversation=(Turn(question=_ANSWERED.question, answer=_ANSWERED.answer),),
        ).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    },
}

_BEGUN = AnswerStatus(status=_ANSWERED.status, language=_ANSWERED.language, understood=None)
STREAM = "".join(
    f"event: {name}\ndata: {model.model_dump_json()}\n\n"
    for name, model in (
        ("status", _BEGUN),
        *(("statement", statement) for statement in _ANSWERED.statements),
        *(("citation", citation) for citation in _ANSWERED.citations),
        ("done", _ANSWERED),
    )
)

QUOTES: dict[str, Any] = {
    "the words of a citation": {
        "value": _skl(1, _OPPOSES, "7.6.2 Ett nationellt policylab", 18_000).model_dump(
            mode="json", exclude={"marker", "related"}
        )
    },
}

SKIPPED: dict[str, Any] = {
    "one file": {
        "value": {"skipped": [{"file": "svar.zip", "reason": "files of the type .zip are not read (read: .md, .txt)"}]}
    },
    "everything was read": {"value": {"skipped": []}},
}

SEARCH_REQUESTS: dict[str, Any] = {
    "words": {"value": SearchRequest(query="frikommunförsök", k=5).model_dump(mode="json", exclude_defaults=True)},
}
