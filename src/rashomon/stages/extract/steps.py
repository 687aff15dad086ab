"""One step on the way from the root of a sentence to an event."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.text.parse import Token


@dataclass(frozen=True, slots=True)
class Step:
    """The rung taken where what stands above is affirmed, and where it is negated."""

    affirmed: str
    negated: str
    token: Token
    """The word the step was read from."""

    @classmethod
    def both(cls, rung: str, token: Token) -> Step:
        """Make a step that does not depend on what stands above."""
        return cls(rung, rung, token)
