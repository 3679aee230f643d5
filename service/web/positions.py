"""The addresses of the table of positions. Plain `def` routes run in a thread pool, as in service.web.routes."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from indexer.types import Stance
from service.access import Role
from service.contract import Words
from service.positions.contract import MAX_OFFSET, MAX_PAGE, PositionQuery, PositionTable, ProposalList
from service.problems import INVALID
from service.web.deps import JsonRoute, ReaderDep, SharedDep
from service.web.routes import READ, as_json, problems

PAGE = 500

positions_api = APIRouter(prefix="/v1", route_class=JsonRoute, tags=["positions"])

_Offset = Annotated[int, Query(ge=0, le=MAX_OFFSET)]
_Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
_Some = Annotated[list[Words], Field(max_length=50), Query()]


@positions_api.get(
    "/positions",
    summary="Who thinks what",
    response_model=PositionTable,
    responses={**problems(*READ, INVALID)},
)
def positions(
    service: SharedDep,
    caller: ReaderDep,
    consultation: Words | None = None,
    organisation: _Some = [],  # noqa: B006 - the framework copies it
    proposal: _Some = [],  # noqa: B006
    stance: Annotated[list[Stance], Field(max_length=8), Query()] = [],  # noqa: B006
    offset: _Offset = 0,
    limit: _Limit = PAGE,
) -> Response:
    """Return the positions and the four negatives. Filters may be repeated; filters of different names are anded.

    With `stance`, only positions are listed: whoever takes that stance says nothing of who is silent.
    """
    query = PositionQuery(
        consultation=consultation,
        organisations=tuple(organisation),
        proposals=tuple(proposal),
        stances=tuple(stance),
        offset=offset,
        limit=limit,
    )
    table = service.engine.positions(query, labels=caller.labels)
    return as_json(table if caller.role >= Role.EDITOR else _without_reviewers(table))


@positions_api.get(
    "/proposals",
    summary="What is proposed",
    response_model=ProposalList,
    responses={**problems(*READ, INVALID)},
)
def proposals(
    service: SharedDep, caller: ReaderDep, consultation: Words | None = None, offset: _Offset = 0, limit: _Limit = PAGE
) -> Response:
    """List the proposals in the order of the inquiry, each with every wording and what tied it to the others."""
    table = service.engine.positions(PositionQuery(consultation=consultation, limit=1), labels=caller.labels)
    found = table.proposals[offset : offset + limit]
    following = offset + limit if offset + limit < len(table.proposals) else None
    return as_json(ProposalList(proposals=found, total=len(table.proposals), offset=offset, next_offset=following))


def _without_reviewers(table: PositionTable) -> PositionTable:
    """Return the table as readers see it: how far a position is vouched for, not by whom and with what note."""
    positions = tuple(p.model_copy(update={"reviewed": None}) if p.reviewed else p for p in table.positions)
    return table.model_copy(update={"positions": positions})
