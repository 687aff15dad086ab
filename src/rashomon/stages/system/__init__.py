"""Put together the system the claims describe: ties, causes, timeline.

    claims, links, accounts -> Tie, Cause, Entry

Façade: `find_system`, `in_accounts`.
"""

from __future__ import annotations

from rashomon.stages.system.find import System, SystemParams, find_system, in_accounts

__all__ = ["System", "SystemParams", "find_system", "in_accounts"]
