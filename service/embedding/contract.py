"""What the exchange of a site's key for a token takes and gives."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from service.embedding.sites import SiteId


class TokenRequest(BaseModel):
    """Which site asks. May be left out by a page whose origin belongs to one site only.

    Also by the service's own pages, where only one site's pages may ask.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    site: SiteId | None = None


class TokenReply(BaseModel):
    """A token, to be sent as `Authorization: Bearer …`, and for how many seconds it is good."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    token: str
    expires_in: Annotated[int, Field(ge=1)]
