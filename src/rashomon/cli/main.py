"""`rashomon`: verbs over a case. stdout is data, stderr is progress and messages.

Exit codes: 0 done, 1 error, 2 usage or unknown name, 3 done with failures.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import click

from rashomon.cli import output
from rashomon.cli.bulk import bulk
from rashomon.cli.checking import check
from rashomon.cli.judging import judge
from rashomon.cli.people import people
from rashomon.cli.serving import serve
from rashomon.cli.whatif import whatif
from rashomon.errors import DiskFullError, RashomonError

PathArg = click.Path(path_type=Path)
FORMATS = click.Choice(["table", "jsonl", "csv"])
DRY_RUN = click.option(
    "--dry-run", is_flag=True, help="Say what would change; write nothing."
)
NO_VALUES = "give FIELD=VALUE, or --unset FIELD"
NO_INPUTS = "name files or folders, - for standard input; or a case, and grades or distrust"
NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
ONE_KEY = "`document` needs an id, the others take none"
OF_ONE = "--reuse is of one document, and --json goes with --reuse: show CASE document ID --reuse"
SHOWN = (
    *("questions", "claims", "origins", "accounts", "hinges", "silence", "documents"),
    *("metadata", "relations", "contradictions", "judgements", "corrections", "notes"),
    *("grades", "falls", "removed", "runs"),
)


class Commands(click.Group):
    """Turns this package's errors into one message on stderr and their exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        output.speak_utf8()
        try:
            return _with_space(lambda: super(Commands, self).invoke(ctx))
        except RashomonError as error:
            lines = str(error).splitlines()
            click.echo("\n".join(map(output.plain, lines)), err=True)
            ctx.exit(error.exit_code)


def _with_space(work: Callable[[], object]) -> object:
    """Run a command; say so in words when the disk is full, whoever was writing to it."""
    try:
        return work()
    except OSError as error:
        if error.errno not in NO_SPACE:
            raise
        raise DiskFullError.of(error.filename, error.strerror or "no space") from error


DISTRUST = click.option(
    "--distrust",
    multiple=True,
    metavar="NAME",
    help="Leave out what rests only on this source or publisher; may be repeated.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rashomon", prog_name="rashomon")
def main() -> None:
    """Read contested reports: who says what, on whose word, and where the accounts part."""


@main.command(epilog="Example: rashomon read reports/ --dossier out/dossier.html")
@click.argument("inputs", nargs=-1)
@click.option("--case", "case_path", type=PathArg, help="Case file; kept and added to.")
@click.option("--dossier", "dossier_path", type=PathArg, help="Write the dossier here.")
@click.option("--json", "json_path", type=PathArg, help="Write the case as JSON here.")
@click.option("--meta", "meta_path", type=PathArg, help="CSV of publishers, dates ...")
@click.option("--grades", "grades_path", type=PathArg, help="CSV or TOML: your grades.")
@DISTRUST
@click.option("--settings", "settings_path", type=PathArg, help="TOML file of settings.")
@click.option("--run-record", type=PathArg, help="Write how it was made here (PROV-JSON).")
@click.option(
    "--workers", type=click.IntRange(1), help="Processes that read [a core each]."
)
@click.option("--dry-run", is_flag=True, help="Say what would be read; write nothing.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def read(  # noqa: PLR0913, PLR0917  one parameter an option
    inputs: tuple[str, ...],
    case_path: Path | None,
    dossier_path: Path | None,
    json_path: Path | None,
    meta_path: Path | None,
    grades_path: Path | None,
    distrust: tuple[str, ...],
    settings_path: Path | None,
    run_record: Path | None,
    workers: int | None,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Read INPUTS (files, folders, - for standard input) and put the case together.

    INPUTS may be left out where a case of that name is only to be weighed anew.
    """
    from rashomon.cli.reading import Asked, Said, preview_of, read_case

    if not inputs and not (case_path and (grades_path or distrust)):
        raise click.UsageError(NO_INPUTS)
    said = Said(meta_path, grades_path, distrust)
    asked = Asked(inputs, case_path, settings_path, said, workers)
    if dry_run:
        shown = preview_of(asked)
        output.print_preview(shown, quiet=quiet)
        sys.exit(3 if shown.plan.failures else 0)
    outputs = output.Outputs(dossier_path, json_path, run_record, quiet=quiet)
    sys.exit(3 if read_case(asked, outputs) else 0)


@main.command(epilog="Example: rashomon show sahel.db questions --format csv")
@click.argument("case", type=PathArg)
@click.argument("what", type=click.Choice([*SHOWN, "document"]))
@click.argument("key", required=False)
@click.option("--format", "form", type=FORMATS, default="table", help="Rows as [table].")
@click.option(
    "--reuse", is_flag=True, help="Of a document: what is its own, shared, taken."
)
@click.option("--json", "as_json", is_flag=True, help="Reuse as JSON, rashomon-reuse/1.")
@DISTRUST
def show(  # noqa: PLR0913, PLR0917  one parameter an option
    case: Path,
    what: str,
    key: str | None,
    form: str,
    reuse: bool,
    as_json: bool,
    distrust: tuple[str, ...],
) -> None:
    """Show questions, claims, origins, accounts ... of CASE, or one document by its id."""
    from rashomon.cli.reading import Look, rows_of_document, shown_rows

    if (what == "document") != (key is not None):
        raise click.UsageError(ONE_KEY)
    if (reuse and key is None) or (as_json and not reuse):
        raise click.UsageError(OF_ONE)
    look = Look(case, distrust)
    if key is not None and reuse:
        from rashomon.cli.reusing import told_reuse

        click.echo(told_reuse(look, key, as_json=as_json), nl=False)
        return
    if key is None:
        output.print_rows(shown_rows(look, what), form, what)
        return
    shown = rows_of_document(look, key)
    if form == "table":
        output.print_rows(shown.metadata, form, "metadata")
    output.print_rows(shown.claims, form, "claims")


@main.command(
    "set",
    epilog='Example: rashomon set sahel.db 03-army publisher="Army press"',
)
@click.argument("case", type=PathArg)
@click.argument("document")
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--unset", multiple=True, metavar="FIELD", help="Take back what was given.")
@DRY_RUN
@click.option("--quiet", is_flag=True, help="No summary.")
def set_(
    case: Path,
    document: str,
    values: tuple[str, ...],
    unset: tuple[str, ...],
    dry_run: bool,
    quiet: bool,
) -> None:
    """Say what is known of DOCUMENT of CASE: publisher, published, title, byline, url, language.

    It goes before what the document states. FIELD= with nothing behind it says that it is
    not known.
    """
    from rashomon.cli.upkeep import Target, set_values

    if not values and not unset:
        raise click.UsageError(NO_VALUES)
    done = set_values(Target(case, document, dry_run), values, unset)
    output.print_done(done, quiet=quiet)
    sys.exit(3 if done.has_failures else 0)


@main.command(epilog="Example: rashomon remove sahel.db 03-army --why 'a draft'")
@click.argument("case", type=PathArg)
@click.argument("document")
@click.option("--why", help="Your reason; it is kept and shown.")
@click.option("--undo", is_flag=True, help="Put a removed document back.")
@DRY_RUN
@click.option("--quiet", is_flag=True, help="No summary.")
def remove(
    case: Path, document: str, why: str | None, undo: bool, dry_run: bool, quiet: bool
) -> None:
    """Take DOCUMENT out of CASE; it is kept out of sight, so that it can come back."""
    from rashomon.cli.upkeep import Target, put_back, take_out

    target = Target(case, document, dry_run)
    done = put_back(target) if undo else take_out(target, why)
    output.print_done(done, quiet=quiet)
    sys.exit(3 if done.has_failures else 0)


@main.command(epilog="Example: rashomon diff sahel.db --since 3")
@click.argument("case", type=PathArg)
@click.option("--since", type=int, help="Number of a run [the one before the last].")
@click.option("--json", "as_json", is_flag=True, help="As JSON, rashomon-diff/1.")
def diff(case: Path, since: int | None, as_json: bool) -> None:
    """Say what changed in CASE since a run; `rashomon show CASE runs` numbers them."""
    from rashomon.cli.changes import told_changes

    click.echo(told_changes(case, since, as_json=as_json), nl=False)


@main.command(epilog="Example: rashomon export sahel.db --format json > sahel.json")
@click.argument("case", type=PathArg)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "graphml"]),
    default="json",
    help="[json]",
)
@click.option(
    "--table", type=click.Choice(SHOWN), default="claims", help="Rows of the csv [claims]."
)
@DISTRUST
def export(case: Path, form: str, table: str, distrust: tuple[str, ...]) -> None:
    """Write CASE to standard output: the whole as JSON, a table as CSV, ties as GraphML."""
    from rashomon.cli.reading import Look, case_graphml, case_json, shown_rows

    look = Look(case, distrust)
    if form == "json":
        click.echo(case_json(look), nl=False)
    elif form == "graphml":
        click.echo(case_graphml(look), nl=False)
    else:
        output.print_rows(shown_rows(look, table), "csv", table)


@main.command(epilog="Example: rashomon dossier sahel.db sahel.html --quotes-only")
@click.argument("case", type=PathArg)
@click.argument("target", type=PathArg)
@click.option("--quotes-only", is_flag=True, help="Leave whole articles out.")
@DISTRUST
def dossier(case: Path, target: Path, quotes_only: bool, distrust: tuple[str, ...]) -> None:
    """Write the dossier of CASE to TARGET."""
    from rashomon.cli.reading import Look, write_dossier

    write_dossier(Look(case, distrust), target, quotes_only=quotes_only)


main.add_command(bulk)
main.add_command(check)
main.add_command(whatif)
main.add_command(judge)
main.add_command(serve)
main.add_command(people)
