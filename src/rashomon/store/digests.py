"""Seal the words of a record, so that a changed one is known.

body -> 64 bits of BLAKE2b, kept beside it

It finds what a disk or a slip of the hand did. Who changes a case on purpose can seal it anew.
"""

from __future__ import annotations

import hashlib

from rashomon.errors import CaseFileError

_BYTES = 8
"""What one SQLite integer holds."""


def body_digest(body: str) -> int:
    """Hash the JSON of a record, as a signed integer. Stored in cases: never changes."""
    digest = hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=_BYTES)
    return int.from_bytes(digest.digest(), "big", signed=True)


def sealed(kind: str, body: object, digest: object) -> str:
    """Give the words of a record, seen to be those that were stored.

    Raises:
        CaseFileError: They are others, or none.
    """
    if not isinstance(body, str) or body_digest(body) != digest:
        raise CaseFileError.of(
            kind,
            "a stored record cannot be read, as it is not what was stored",
            "the case is damaged; `rashomon check CASE` says where",
        )
    return body
