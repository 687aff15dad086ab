"""Say in words how one thing of a claim was read: its source, a figure, its label.

Source | Quantity -> words a reader understands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Comparator

if TYPE_CHECKING:
    from rashomon.model import Quantity, Source

OWN_VOICE = "its own voice"
NOBODY_NAMED = "a source that is not named"
NO_QUANTITY = "no quantity"
UNCOUNTABLE = "a figure without a bound"

_BEFORE = {
    Comparator.ABOUT: "about ",
    Comparator.AT_LEAST: "at least ",
    Comparator.AT_MOST: "at most ",
}


def source_words(source: Source | None) -> str:
    """Say who a claim is credited to."""
    if source is None:
        return OWN_VOICE
    if source.span is None:
        return NOBODY_NAMED
    chain = " › ".join(source.chain[:-1])
    return f"{chain} › {source.span.quote}" if chain else source.span.quote


def quantity_words(quantity: Quantity | None) -> str:
    """Say what a figure was taken to mean: bounds, unit, what happened to those counted."""
    if quantity is None:
        return NO_QUANTITY
    bounds = _bounds(quantity)
    unit = f" {quantity.unit}" if quantity.unit and bounds != UNCOUNTABLE else ""
    state = f" ({quantity.state})" if quantity.state else ""
    return f"{bounds}{unit}{state}"


def _bounds(quantity: Quantity) -> str:
    low, high = quantity.min, quantity.max
    if quantity.value is not None:
        return _BEFORE.get(quantity.comparator, "") + _plain(quantity.value)
    if low is not None and high is not None:
        return f"{_plain(low)} to {_plain(high)}"
    if low is not None:
        return f"at least {_plain(low)}"
    return f"at most {_plain(high)}" if high is not None else UNCOUNTABLE


def _plain(number: float) -> str:
    """Write a number as a reader does: 1,200, 0.5."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"
