"""`rashomon whatif`: follow what an account says would come of an event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.output import plain

if TYPE_CHECKING:
    from rashomon.views import Consequences, Step

OWN = (
    "These are claims of the reports, followed from one to the next; nothing is computed "
    "beyond them."
)


@click.command(epilog='Example: rashomon whatif sahel.db "Ostrel falls" --account A')
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("event")
@click.option(
    "--account", help="Letter or id of an account, or the name of one who speaks [all]."
)
@click.option("--json", "as_json", is_flag=True, help="Write every step as JSON.")
def whatif(case: Path, event: str, account: str | None, *, as_json: bool) -> None:
    """Follow what an account says would come of EVENT: its own claims, nothing beyond them."""
    from rashomon.store import open_store
    from rashomon.views import CaseIndex, what_if

    store = open_store(case)
    try:
        with store.snapshot() as view:
            found = what_if(CaseIndex.of(view), event, account)
    finally:
        store.close()
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(_shown, _lines(found))))


def _shown(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + plain(line.strip())


def _lines(found: Consequences) -> Iterator[str]:
    whose = (
        f"account {found.voice}" if found.voice and len(found.voice) < 3 else found.voice
    )
    yield f"If “{found.event}”, as {whose or 'the reports'} would have it:"
    for step in found.steps:
        yield from _step(step, has_accounts=found.voice is None)
    if not found.steps:
        yield "  no claim was found that says what would come of it."
    if found.others:
        yield "Others say of it:"
        for step in found.others:
            yield from _step(step, has_accounts=True)
    yield OWN


def _step(step: Step, *, has_accounts: bool) -> Iterator[str]:
    indent = "  " * step.depth
    told = (
        f" [account {', '.join(step.accounts)}]" if has_accounts and step.accounts else ""
    )
    yield f"{indent}“{step.cause}” {step.link} → “{step.effect}” ({step.certainty}){told}"
    claim = step.claim
    whose = (
        claim.speaker
        if claim.is_author or claim.is_named
        else f"{claim.speaker}, not named"
    )
    yield f"{indent}  says {whose}, in {claim.external_id} at {claim.start}-{claim.end}"
