"""Say who may do what: a reader looks, an analyst judges and adds, an owner does the rest.

    method and path -> the least role that may

What is not named here is for owners as soon as it writes: a new address is closed until
somebody decides who may use it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from starlette.routing import compile_path

READING = frozenset({"GET", "HEAD"})
OPEN = ("/static/", "/sign-in", "/sign-out")
"""What is shown to whoever has not signed in."""


class Role(StrEnum):
    """What a person may do, the least first."""

    READER = "reader"
    ANALYST = "analyst"
    OWNER = "owner"

    def may(self, least: Role) -> bool:
        """Tell whether this role holds another.

        >>> Role.ANALYST.may(Role.READER), Role.ANALYST.may(Role.OWNER)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(least)


WRITES = {
    "/judgements": Role.ANALYST,
    "/judgements/{key}/withdraw": Role.ANALYST,
    "/claims/{key}/corrections": Role.ANALYST,
    "/notes": Role.ANALYST,
    "/add": Role.ANALYST,
    "/password": Role.READER,
}
"""The least role that may send a form there; of an address that is not listed, an owner."""

_WRITES = [(compile_path(path)[0], role) for path, role in WRITES.items()]


def least_role(method: str, path: str) -> Role | None:
    """Give the least role that may ask for something; None: it is open to everybody.

    >>> str(least_role("GET", "/questions")), str(least_role("POST", "/documents/d-1/remove"))
    ('reader', 'owner')
    >>> least_role("POST", "/sign-in")
    """
    if path.startswith(OPEN[0]) or path in OPEN:
        return None
    if method in READING:
        return Role.READER
    found = (role for pattern, role in _WRITES if pattern.match(path))
    return next(found, Role.OWNER)


def rights_of(role: Role | None) -> dict[str, Any]:
    """Say to a page which forms it shows."""
    return {
        "may_judge": role is not None and role.may(Role.ANALYST),
        "may_own": role is not None and role.may(Role.OWNER),
    }
