"""Find the whole stories that are told: variants that can hold together and who holds them.

    questions, relations -> holders, conflicts -> fewest groups without conflict -> Account

Façade: `find_accounts`.
"""

from __future__ import annotations

from rashomon.stages.accounts.find import Accounts, find_accounts
from rashomon.stages.accounts.params import AccountsParams

__all__ = ["Accounts", "AccountsParams", "find_accounts"]
