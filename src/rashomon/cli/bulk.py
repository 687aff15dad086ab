"""`rashomon bulk`: the same reading over an archive of millions of reports."""

from __future__ import annotations

import sys
from pathlib import Path

import click

PathArg = click.Path(path_type=Path)
SETTINGS = click.option(
    "--settings", "settings_path", type=PathArg, help="TOML file of settings."
)
MASTER = click.option("--master", default="local[*]", help="Where Spark runs [local[*]].")
CONF = click.option(
    "--conf", multiple=True, metavar="NAME=VALUE", help="A setting of Spark's."
)


@click.group()
def bulk() -> None:
    """Read an archive with Spark, and bring single matters out of it into a case.

    Reading needs `pip install 'rashomon[spark]'` and Java 17.
    """


@bulk.command(
    "read",
    epilog="Example: rashomon bulk read archive/*.parquet --out read/ --master 'local[8]'",
)
@click.argument("inputs", nargs=-1, required=True)
@click.option("--out", type=PathArg, required=True, help="Folder; kept and added to.")
@SETTINGS
@MASTER
@CONF
@click.option(
    "--portion", type=click.IntRange(1), default=500, help="Rows read at once [500]."
)
@click.option("--quiet", is_flag=True, help="No summary.")
def read_(  # noqa: PLR0913, PLR0917  one parameter an option
    inputs: tuple[str, ...],
    out: Path,
    settings_path: Path | None,
    master: str,
    conf: tuple[str, ...],
    portion: int,
    quiet: bool,
) -> None:
    """Read INPUTS (Parquet, JSON Lines, WARC; files or folders) into the folder OUT.

    What OUT holds already is not read again: a run that was ended goes on where it stopped.
    """
    from rashomon.cli.archives import AskedBulk, read_into

    asked = AskedBulk(inputs, out, settings_path, master, conf, portion)
    sys.exit(3 if read_into(asked, quiet=quiet) else 0)


@bulk.command(epilog="Example: rashomon bulk copies read/ --master 'local[8]'")
@click.argument("archive", type=PathArg)
@MASTER
@CONF
@click.option("--quiet", is_flag=True, help="No summary.")
def copies(archive: Path, master: str, conf: tuple[str, ...], quiet: bool) -> None:
    """Find copies among the documents of ARCHIVE, into its folder `copies`.

    The rules and the cap are those of a case (`[reuse]` of the settings it was read with).
    """
    from rashomon.cli.archives import copies_in

    copies_in(archive, master, conf, quiet=quiet)


@bulk.command(
    "slice",
    epilog="Example: rashomon bulk slice read/ --about 'kamen bridge' --case kamen.db",
)
@click.argument("archive", type=PathArg)
@click.option(
    "--about",
    multiple=True,
    required=True,
    metavar="WORDS",
    help="Documents that hold all these words; may be repeated, for others too.",
)
@click.option(
    "--case", "case_path", type=PathArg, required=True, help="Case; made or added to."
)
@click.option(
    "--most", type=click.IntRange(1), default=2000, help="Refuse more documents [2000]."
)
@SETTINGS
@click.option(
    "--with-copies", is_flag=True, help="Also what goes back to one text with these."
)
@click.option("--quiet", is_flag=True, help="No summary.")
def slice_(  # noqa: PLR0913, PLR0917  one parameter an option
    archive: Path,
    about: tuple[str, ...],
    case_path: Path,
    most: int,
    settings_path: Path | None,
    with_copies: bool,
    quiet: bool,
) -> None:
    """Bring one matter out of ARCHIVE into a case. Needs neither Spark nor Java.

    The documents are not read again: what the archive keeps of them is put together.
    """
    from rashomon.cli.archives import Sought, load_settings, slice_into

    settings = load_settings(settings_path) if settings_path else None
    sought = Sought(about, most, with_copies, settings)
    sys.exit(3 if slice_into(archive, case_path, sought, quiet=quiet) else 0)
