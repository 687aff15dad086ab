"""Find time expressions and the intervals they mean."""

from __future__ import annotations

from rashomon.text.published import parse_published

__all__ = ["parse_published"]
