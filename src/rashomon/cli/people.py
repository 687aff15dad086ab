"""`rashomon people`: who may sign in to the workbench of a case, and what they may do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli import output
from rashomon.errors import CaseFileError, PeopleError

if TYPE_CHECKING:
    from rashomon.serve import People, Person

VERBS = ("add", "list", "role", "password", "remove")
ROLES = ("reader", "analyst", "owner")

ONE_NAME = "name one person"
NOTHING = "`list` takes no name"
A_ROLE = "say what they may do: --role reader, analyst or owner"
NO_CASE = "name the file of a case; `rashomon read` makes one."
NO_ROLE = "--role goes with `add` and `role`"


@click.command(epilog="Example: rashomon people sahel.db add 'A. Analyst' --role analyst")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("verb", type=click.Choice(VERBS))
@click.argument("name", required=False)
@click.option(
    "--role", type=click.Choice(ROLES), help="With `add` and `role`: what they may."
)
@click.option("--quiet", is_flag=True, help="No summary.")
def people(case: Path, verb: str, name: str | None, role: str | None, quiet: bool) -> None:
    """Say who may sign in to the workbench of CASE, by name and password.

    A reader looks; an analyst also judges, corrects, notes and adds reports; an owner also
    says what is known of reports, takes them out, and manages people. The password is asked
    for, or is the first line of standard input; it is never an argument. Names and hashes of
    passwords are kept in CASE.people.json beside the case, which does not go along with it.
    """
    _check(verb, name, role)
    from rashomon.serve import People, people_path

    if not case.is_file():
        raise CaseFileError.of(str(case), "there is no such file", NO_CASE)
    kept = People(people_path(case))
    if verb == "list":
        rows = [{"name": p.name, "role": p.role, "since": p.since} for p in kept.listed()]
        output.print_rows(rows, "table", "people")
        return
    line = _DONE[verb](kept, str(name), str(role))
    _note(case, f"people {verb}", str(name))
    output.print_lines([line], quiet=quiet)


def _add(kept: People, name: str, role: str) -> str:
    from rashomon.serve import Role

    if kept.find(name):
        raise PeopleError.taken(name)  # before a password is asked for
    return _told(kept.add(name, Role(role), _password()))


def _role(kept: People, name: str, role: str) -> str:
    from rashomon.serve import Role

    person = kept.set_role(name, Role(role))
    return f"{person.name}: {person.role} before, {role} now"


def _change_password(kept: People, name: str, _: str) -> str:
    if not kept.find(name):
        raise PeopleError.unknown(name, [p.name for p in kept.listed()])
    return (
        f"{kept.set_password(name, _password()).name} signs in with the new password only"
    )


def _remove(kept: People, name: str, _: str) -> str:
    return f"{kept.remove(name).name} can sign in no more"


_DONE: dict[str, Callable[[People, str, str], str]] = {
    "add": _add,
    "role": _role,
    "password": _change_password,
    "remove": _remove,
}


def _told(person: Person) -> str:
    return f"{person.name} can sign in as {person.role}"


def _password() -> str:
    """Ask for a password, twice; where nobody sits there, read a line.

    Raises:
        PeopleError: There is none.
    """
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise PeopleError.no_password()
    return line


def _note(case: Path, what: str, name: str) -> None:
    """Keep the change in the list of changes; nobody signed in here."""
    from datetime import UTC, datetime

    from rashomon.store import AuditEntry, add_entry, audit_path

    at = datetime.now(UTC).isoformat(timespec="seconds")
    add_entry(audit_path(case), AuditEntry(at, None, what, name, 0))


def _check(verb: str, name: str | None, role: str | None) -> None:
    """Refuse what cannot be meant, before a file is opened."""
    wrong = {
        NOTHING: verb == "list" and name,
        ONE_NAME: verb != "list" and not name,
        A_ROLE: verb in ("add", "role") and not role,
        NO_ROLE: verb not in ("add", "role") and role,
    }
    for message, is_wrong in wrong.items():
        if is_wrong:
            raise click.UsageError(message)
