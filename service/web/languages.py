"""In which language a page is sent: the one chosen by hand, else the one chosen before, else the browser's."""

from fastapi import Request
from starlette.responses import Response

from service.pages.messages import LANGUAGES

VARY = "Accept-Language, Cookie"
_COOKIE = "belagg_language"
_YEAR_S = 365 * 24 * 3600


def page_language(request: Request) -> str:
    """Return the language chosen, else the one kept, else the browser's first that there is, else Swedish."""
    wanted = [request.query_params.get("lang"), request.cookies.get(_COOKIE)]
    accepted = request.headers.get("accept-language", "").split(",")
    wanted += [part.split(";")[0].strip()[:2].lower() for part in accepted]
    return next((language for language in wanted if language in LANGUAGES), LANGUAGES[0])


def keep_language(request: Request, response: Response) -> None:
    """Remember the language where it was chosen by hand."""
    chosen = request.query_params.get("lang")
    if chosen in LANGUAGES:
        response.set_cookie(_COOKIE, chosen, max_age=_YEAR_S, httponly=True, samesite="lax")
