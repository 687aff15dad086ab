"""Find the whole stories that are told: variants that can hold together and who holds them.

    questions, events -> matters -> holders, conflicts -> fewest groups without conflict
    -> Account

Façade: `find_accounts`, and `find_rivals` for those who show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.accounts.find import Accounts, Joints, find_accounts
    from rashomon.stages.accounts.holders import Rivals, find_rivals
    from rashomon.stages.accounts.params import AccountsParams

__all__ = ["Accounts", "AccountsParams", "Joints", "Rivals", "find_accounts", "find_rivals"]

__getattr__ = facade(
    __name__,
    {
        "find": (
            "Accounts",
            "Joints",
            "find_accounts",
        ),
        "holders": (
            "Rivals",
            "find_rivals",
        ),
        "params": ("AccountsParams",),
    },
)
