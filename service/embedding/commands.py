"""The commands `belagg sites …`. Mounted with the others by service.commands."""

from typing import Annotated

import typer

from service.cli import Json, print_json, say, state_of

sites = typer.Typer(help="Let web sites embed the widget. A running service sees changes at once.")


@sites.command()
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What people call the site; appears in the log.")],
    origin: Annotated[list[str], typer.Option(help="Origin of its pages, as https://intranet.example.se.")],
    label: Annotated[
        list[str] | None, typer.Option(help="An access label its visitors hold; without any, only open documents.")
    ] = None,
    per_minute: Annotated[int, typer.Option(help="Calls a minute with one token.", min=1, max=10_000)] = 30,
    per_address: Annotated[int, typer.Option(help="Calls a minute from one address.", min=1, max=100_000)] = 120,
    server_only: Annotated[
        bool, typer.Option("--server-only", help="Tokens only for the site's own server, not for its pages.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Name a site. Its id is public; its secret, for the site's server, is shown once and stored as a SHA-256."""
    from service.embedding.sites import SiteBook, new_site

    site, secret = new_site(
        name, origin, labels=label or (), per_minute=per_minute, per_address=per_address, server_only=server_only
    )
    SiteBook(state_of(context).settings.data).add(site)
    if as_json:
        print_json({"id": site.id, "name": site.name, "origins": site.origins, "secret": secret})
        return
    typer.echo(f'{site.id}  put it in the page: <belagg-chat lang="sv" site="{site.id}"></belagg-chat>')
    say(f"the secret of {site.name}, for its server and shown only now: {secret}")


@sites.command("list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the sites with their origins, labels and limits."""
    from service.embedding.sites import SiteBook
    from service.terminal import safe

    found = SiteBook(state_of(context).settings.data).all()
    if as_json:
        kept_back = {"secret_sha256", "signing_key"}
        print_json({"sites": [site.model_dump(mode="json", exclude=kept_back) for site in found]})
        return
    if not found:
        how = "'belagg sites add NAME --origin https://intranet.example.se'"
        say(state_of(context).advise(f"no site may embed the widget yet: {how}"))
    for site in found:
        labels = f"labels {', '.join(site.labels)}" if site.labels else "open documents"
        how = ", through its server only" if site.server_only else ""
        limits = f"{site.per_minute} calls a minute per token, {site.per_address} per address"
        typer.echo(safe(f"{site.id}  {site.name}: {' '.join(site.origins)}; {labels}; {limits}{how}"))


@sites.command()
def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name or the id of the site.")],
    as_json: Json = False,
) -> None:
    """Remove a site. Its tokens stop working at once."""
    from service.embedding.sites import SiteBook

    gone = SiteBook(state_of(context).settings.data).remove(name)
    if as_json:
        print_json({"removed": gone.id})
    else:
        typer.echo(f"{gone.name} may no longer embed the widget")
