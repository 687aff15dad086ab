"""`rashomon judge`: record what a person decides, corrects or notes, list it, withdraw it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rashomon.cli import output

VERBS = (
    *("same", "different", "contradicts", "not-comparable"),
    *("join", "split", "correct", "note", "list", "withdraw"),
)
SORTS = ("question", "event", "actor")
SLOTS = ("number", "date", "place", "responsibility", "denial", "outcome", "content")
LISTED = ("judgements", "corrections", "notes")

FIELDS = {
    "certainty": "asserted, reported, hedged, denied, predicted or opinion.",
    "source": 'Words of the report that name it, START-END, "own voice" or "unnamed".',
    "quantity": '"PRINTED = READING", such as "dozens = 24 to 99" or "dozens = none".',
    "span": "START-END in code points, or words of the report.",
}
"""What of a claim is corrected, and how it is written."""

TWO_CLAIMS = "name two claims by their ids"
GROUPS = "say what: question, event or actor, then ids"
ONE_CLAIM = "name one claim by its id"
A_READING = "say what it reads: --source, --certainty, --quantity or --span"
NO_READING = "--source, --certainty, --quantity and --span go with `correct`"
A_NOTE = "name one thing, then the words of the note"
ONE_ID = "name one judgement, correction or note by its id"
WHO = "say who judges: --by NAME"
NOTHING = "`list` takes nothing more"


def _fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each thing of a claim that is corrected."""
    for name, told in reversed(FIELDS.items()):
        command = click.option(f"--{name}", metavar="TEXT", help=f"With `correct`: {told}")(
            command
        )
    return command


@click.command(
    epilog="Example: rashomon judge sahel.db same claim-4e88 claim-7d36 --by 'A. Analyst'"
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("verb", type=click.Choice(VERBS))
@click.argument("what", nargs=-1)
@click.option("--by", metavar="NAME", help="Who judges.")
@click.option("--note", metavar="TEXT", help="Their reason; it is kept and shown.")
@click.option("--on", type=click.Choice(SLOTS), help="On what two claims contradict.")
@_fields
@click.option("--quiet", is_flag=True, help="No summary.")
def judge(  # noqa: PLR0913, PLR0917  one parameter an option
    case: Path,
    verb: str,
    what: tuple[str, ...],
    by: str | None,
    note: str | None,
    on: str | None,
    quiet: bool,
    **fields: str | None,
) -> None:
    """Say what two claims of CASE are to each other, or correct what the machine read.

    WHAT is two claims; for `join` question|event|actor and two of them; for `split`
    question|event|actor, one of them and the claims that are of another; for `correct` a
    claim; for `note` a claim, question, event, actor or report and the words of the note;
    for `withdraw` a judgement, correction or note; for `list` nothing.

    Ids may be cut short where they stay unique; actors may be named. What a person says goes
    before what is read from the words, is kept with its date, and holds for reports that
    come later. What the machine read is kept and shown beside it.
    """
    said = {name: words for name, words in fields.items() if words is not None}
    _check(verb, what, by, said)
    if verb == "list":
        _list(case)
        return
    from rashomon.cli.judged import Wanted, judged_now, judged_told
    from rashomon.pipeline import Saying

    done = judged_now(case, Wanted(verb, what, Saying(by or "", note, on), said))  # type: ignore[arg-type]
    lines, failures = judged_told(done)
    output.print_lines(lines, quiet=quiet)
    sys.exit(3 if failures else 0)


def _list(case: Path) -> None:
    from rashomon.cli.reading import Look, shown_rows

    rows = {name: shown_rows(Look(case), name) for name in LISTED}
    shown = [name for name, found in rows.items() if found]
    for name in shown or LISTED[:1]:
        output.print_rows(rows[name], "table", name)


def _check(verb: str, what: tuple[str, ...], by: str | None, said: dict[str, str]) -> None:
    """Refuse what cannot be meant, before a case is opened."""
    is_group = verb in ("join", "split")
    wrong = {
        NOTHING: verb == "list" and what,
        GROUPS: is_group and (len(what) < 3 or what[0] not in SORTS),
        ONE_ID: verb == "withdraw" and len(what) != 1,
        TWO_CLAIMS: verb in VERBS[:4] and len(what) != 2,
        ONE_CLAIM: verb == "correct" and len(what) != 1,
        A_READING: verb == "correct" and not said,
        NO_READING: verb != "correct" and said,
        A_NOTE: verb == "note" and len(what) != 2,
        WHO: verb != "list" and not by,
    }
    for message, is_wrong in wrong.items():
        if is_wrong:
            raise click.UsageError(message)
