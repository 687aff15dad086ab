"""Put together the system the claims describe: ties, causes, timeline.

    claims, links, accounts -> Tie, Cause, Entry

Façade: `find_system`, `in_accounts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.system.find import System, find_system, in_accounts
    from rashomon.stages.system.params import SystemParams

__all__ = ["System", "SystemParams", "find_system", "in_accounts"]

__getattr__ = facade(
    __name__,
    {
        "find": (
            "System",
            "find_system",
            "in_accounts",
        ),
        "params": ("SystemParams",),
    },
)
