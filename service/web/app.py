"""Put the service together: routes, errors, the edge, and the OpenAPI document."""

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI

from service.access import Access, load_access
from service.contract import Problem
from service.engine import Engine
from service.pages.operator import operator_of
from service.settings import Settings
from service.web import problems
from service.web.compilations import compilations_api
from service.web.deps import Shared
from service.web.edge import Edge
from service.web.embedding import assets, embed_api
from service.web.examples import ANSWERS
from service.web.feedback import feedback_api
from service.web.metrics import Metrics
from service.web.originals import originals_api
from service.web.pages import missing, pages
from service.web.positions import positions_api
from service.web.reviews import reviews_api
from service.web.routes import api, health
from service.web.sharing import Sharing
from service.web.stream import stream_api


def create_app(engine: Engine, settings: Settings, access: Access | None = None) -> FastAPI:
    """Build the application. `access` defaults to what the settings say (SettingsError when it is unusable)."""
    app = FastAPI(
        title="Belägg",
        summary="Answers questions about Swedish consultation responses and shows the evidence.",
        version=_version(),
        docs_url=None,  # both pages load scripts from a public network
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    metrics = Metrics()
    access = access or load_access(settings)
    app.state.shared = Shared(engine, settings, access, metrics, operator=operator_of(settings))
    app.include_router(pages)
    app.include_router(health)
    app.include_router(api)
    app.include_router(stream_api)
    app.include_router(originals_api)
    app.include_router(positions_api)
    app.include_router(reviews_api)
    app.include_router(compilations_api)
    app.include_router(embed_api)
    app.include_router(feedback_api)
    app.include_router(assets)
    problems.install(app)
    app.add_exception_handler(404, missing)
    app.add_middleware(Edge, metrics=metrics, max_body_bytes=settings.max_body_bytes, sharing=Sharing(access.sites))
    app.openapi = _with_problems(app.openapi)  # type: ignore[method-assign]
    return app


def _version() -> str:
    try:
        return version("belagg")
    except PackageNotFoundError:
        return "0"


def _with_problems(build: Callable[[], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
    """Add what the framework cannot know: the schema of problems and how callers prove who they are."""

    def openapi() -> dict[str, Any]:
        document = build()
        components = document.setdefault("components", {})
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        components.setdefault("schemas", {}).update(schema.pop("$defs", {}))
        components["schemas"]["Problem"] = schema
        components["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{}, {"key": []}]
        ask = document["paths"]["/v1/ask"]["post"]["responses"]["200"]["content"]["application/json"]
        ask["examples"] = ANSWERS  # again: the framework drops the null fields, which the contract promises
        return document

    return openapi
