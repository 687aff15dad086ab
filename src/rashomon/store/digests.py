"""Seal the words of a record, so that a changed one is known.

body -> 64 bits of BLAKE2b, kept beside it

It finds what a disk or a slip of the hand did. Who changes a case on purpose can seal it anew.
"""

from __future__ import annotations

import hashlib

_BYTES = 8
"""What one SQLite integer holds."""


def body_digest(body: str) -> int:
    """Hash the JSON of a record, as a signed integer. Stored in cases: never changes."""
    digest = hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=_BYTES)
    return int.from_bytes(digest.digest(), "big", signed=True)
