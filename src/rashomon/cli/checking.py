"""`rashomon check`: say whether a case is what was stored, where it is not, and what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.output import plain

if TYPE_CHECKING:
    from rashomon.store.checks import Checked, Finding

SHOWN = 20
"""Findings of one part that a person is shown; one torn page can make thousands."""


@click.command(epilog="Example: rashomon check sahel.db")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write every finding as JSON.")
def check(case: Path, *, as_json: bool) -> None:
    """Check that nothing in CASE was lost, doubled or changed. Exit code 3: something was."""
    from rashomon.store.checks import check_case

    checked = check_case(case)
    if as_json:
        found = asdict(checked) | {"sound": not checked.findings}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(plain, _lines(checked))))
    sys.exit(3 if checked.findings else 0)


def _lines(checked: Checked) -> Iterator[str]:
    """Say it for a person: what was found by part, what to do about it, and how much it is."""
    looked_at = f"{checked.rows:,} records of layout {checked.layout}"
    if not checked.findings:
        yield f"Sound: {looked_at}, their hashes, spans, references and search index."
        return
    parts: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        parts.setdefault(finding.part, []).append(finding)
    for part, found in parts.items():
        yield from (f"{part}: {f.where}: {f.what}" for f in islice(found, SHOWN))
        if len(found) > SHOWN:
            yield f"{part}: {len(found) - SHOWN:,} more; --json writes them all"
    for hint in dict.fromkeys(finding.hint for finding in checked.findings):
        yield f"Hint: {hint}."
    yield f"{len(checked.findings):,} things are wrong in {looked_at}."
