"""Settings of the accounts stage."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AccountsParams:
    """How far a matter may divide and how long the solver may think."""

    max_accounts: int = field(
        default=5,
        metadata={
            "help": "Most accounts a matter may divide into; above it is said not to divide.",
            "unit": "accounts",
            "range": "2 to 9",
        },
    )
    max_holders: int = field(
        default=60,
        metadata={
            "help": "Holders given to the solver: those who take part in most disputes.",
            "unit": "holders",
            "range": "2 to 200",
        },
    )
    work_limit: float = field(
        default=5.0,
        metadata={
            "help": "Deterministic time of the solver for one number of groups.",
            "unit": "solver's deterministic seconds",
            "range": "0.1 to 600",
        },
    )
