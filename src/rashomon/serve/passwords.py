"""Keep a password as a hash that is slow to try, and tell whether one is it.

    password -> argon2id, with a salt of its own -> "$argon2id$..."

The costs are those argon2-cffi recommends (RFC 9106, second choice: 64 MiB, 3 passes): a
hash that got into the wrong hands costs an attacker that much for each guess.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rashomon.errors import PeopleError

LEAST = 12
"""Least characters: beyond guessing at the rate of `TRIES` a minute, and costly to guess from a
hash. What is in it is up to the person: rules on that make passwords worse (NIST SP 800-63B)."""

LONGEST = 1000
"""Most characters that are looked at."""


def hash_of(password: str, name: str) -> str:
    """Give the hash of a new password.

    Raises:
        PeopleError: It is too short or too long, or it is the name.
    """
    plain = _plain(password)
    if not LEAST <= len(plain) <= LONGEST:
        raise PeopleError.short_password(LEAST, LONGEST)
    if name.casefold() in plain.casefold() and len(plain) < len(name) + LEAST // 2:
        raise PeopleError.password_is_name()
    return _hasher().hash(plain)


def is_password(password: str, hashed: str | None) -> bool:
    """Tell whether a password is the one of a hash; None: there is nobody of the name.

    It takes the same time then, so that nobody learns which names there are.
    """
    try:
        is_it = _hasher().verify(hashed or _nobody(), _plain(password)[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return is_it and hashed is not None


def _plain(password: str) -> str:
    """Give the same characters however a keyboard composes them (RFC 8265)."""
    return unicodedata.normalize("NFC", password)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe(24))
