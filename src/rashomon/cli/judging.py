"""`rashomon judge`: record what a person decides, list it, withdraw it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rashomon.cli import output

VERBS = (
    *("same", "different", "contradicts", "not-comparable"),
    *("join", "split", "list", "withdraw"),
)
SORTS = ("question", "event", "actor")
SLOTS = ("number", "date", "place", "responsibility", "denial", "outcome")

TWO_CLAIMS = "name two claims by their ids"
GROUPS = "say what: question, event or actor, then ids"
ONE_ID = "name one judgement by its id"
WHO = "say who judges: --by NAME"
NOTHING = "`list` takes nothing more"


@click.command(
    epilog="Example: rashomon judge sahel.db same claim-4e88 claim-7d36 --by 'A. Analyst'"
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("verb", type=click.Choice(VERBS))
@click.argument("what", nargs=-1)
@click.option("--by", metavar="NAME", help="Who judges.")
@click.option("--note", metavar="TEXT", help="Their reason; it is kept and shown.")
@click.option("--on", type=click.Choice(SLOTS), help="On what two claims contradict.")
@click.option("--quiet", is_flag=True, help="No summary.")
def judge(  # noqa: PLR0913, PLR0917  one parameter an option
    case: Path,
    verb: str,
    what: tuple[str, ...],
    by: str | None,
    note: str | None,
    on: str | None,
    quiet: bool,
) -> None:
    """Say what two claims of CASE are to each other, or join and split what they are about.

    WHAT is two claims; for `join` question|event|actor and two of them; for `split`
    question|event|actor, one of them and the claims that are of another; for `withdraw` a
    judgement; for `list` nothing.

    Ids may be cut short where they stay unique; actors may be named. A judgement goes before
    what is read from the words, is kept with its date, and holds for reports that come later.
    """
    _check(verb, what, by)
    if verb == "list":
        from rashomon.cli.reading import Look, shown_rows

        output.print_rows(shown_rows(Look(case), "judgements"), "table", "judgements")
        return
    from rashomon.cli.judged import judged_now, judged_told
    from rashomon.pipeline import Saying

    done = judged_now(case, verb, what, Saying(by or "", note, on))  # type: ignore[arg-type]
    output.print_lines(judged_told(done), quiet=quiet)
    sys.exit(3 if done.counts.failures else 0)


def _check(verb: str, what: tuple[str, ...], by: str | None) -> None:
    """Refuse what cannot be meant, before a case is opened."""
    is_group = verb in ("join", "split")
    wrong = {
        NOTHING: verb == "list" and what,
        GROUPS: is_group and (len(what) < 3 or what[0] not in SORTS),
        ONE_ID: verb == "withdraw" and len(what) != 1,
        TWO_CLAIMS: verb in VERBS[:4] and len(what) != 2,
        WHO: verb != "list" and not by,
    }
    for message, is_wrong in wrong.items():
        if is_wrong:
            raise click.UsageError(message)
