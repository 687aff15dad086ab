"""Hand memory that nothing is held in back to the system between stages.

pages that stages left half empty -> the system's again, where the C library can

A stage leaves holes where it had its working sets, and the next stage asks for pieces of other
sizes.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import lru_cache


def give_back() -> None:
    """Hand free pages back; does nothing where the C library has no word for it (not glibc)."""
    trim = _trim()
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> Callable[[int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
