"""`rashomon serve`: show a case in a browser on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.people import ROLES

if TYPE_CHECKING:
    from concurrent.futures import Future

    from rashomon.store import Store

PathArg = click.Path(path_type=Path)
PORTS = click.IntRange(0, 65535)


@click.command(epilog="Example: rashomon serve sahel.db --port 8010")
@click.argument("case", type=PathArg)
@click.option("--host", default="127.0.0.1", help="Address to listen at [127.0.0.1].")
@click.option("--port", type=PORTS, default=8000, help="Port; 0: a free one [8000].")
@click.option(
    "--token-file",
    type=PathArg,
    help="File with the token that readers show; else the variable RASHOMON_TOKEN.",
)
@click.option(
    "--token-role",
    type=click.Choice(ROLES),
    default="owner",
    help="What whoever shows the token may do [owner].",
)
@click.option("--cert", type=PathArg, help="Certificate (PEM): answer by TLS.")
@click.option("--key", type=PathArg, help="Its private key (PEM) [in --cert].")
@click.option(
    "--allow-fetch", is_flag=True, help="Fetch reports by their public addresses [no]."
)
@click.option("--name", multiple=True, help="Further host name to answer to.")
@click.option("--open/--no-open", "is_opened", default=True, help="Open a browser [yes].")
def serve(  # noqa: PLR0913, PLR0917  one parameter an option
    case: Path,
    host: str,
    port: int,
    token_file: Path | None,
    token_role: str,
    cert: Path | None,
    key: Path | None,
    allow_fetch: bool,
    name: tuple[str, ...],
    is_opened: bool,
) -> None:
    """Show CASE in a browser: read questions down to the words, judge, look without somebody.

    It answers this machine only. To be reached from others it needs people who sign in
    (`rashomon people CASE add NAME`), or a token, in a file or in the variable RASHOMON_TOKEN.
    Reports that are added are kept in the folder CASE.added.
    """
    from rashomon.pipeline import no_search_for_cycles

    with (
        no_search_for_cycles()
    ):  # what is loaded stays: to search it took a tenth of loading it
        opening = _opening(case)
        from rashomon.cli.served import run_workbench
        from rashomon.serve import Fetcher, Role, ServeOptions, people_path, token_of

    options = ServeOptions(
        host,
        port,
        token_of(token_file),
        name,
        added=case.with_name(f"{case.name}.added"),
        people=people_path(case),
        token_role=Role(token_role),
        cert=cert,
        key=key,
        fetcher=Fetcher() if allow_fetch else None,
    )
    run_workbench(case, opening, options, is_opened=is_opened)


def _opening(case: Path) -> Future[Store]:
    """Begin to open a case: SQLite looks through its file while the rest is imported.

    What opens it is imported before: two threads that import the same may find half of it.
    """
    from concurrent.futures import ThreadPoolExecutor
    from importlib import import_module

    from rashomon.store import open_store

    import_module("rashomon.store.sqlite")
    pool = ThreadPoolExecutor(1, thread_name_prefix="opening")
    opening = pool.submit(open_store, case)
    pool.shutdown(wait=False)
    return opening
