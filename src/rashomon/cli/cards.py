"""Print contradictions for a person, a card each: two claims side by side fit no table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rashomon.cli.output import plain

if TYPE_CHECKING:
    from rashomon.export import Row


def card_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Tell each contradiction, those of one question under it."""
    above: object = None
    for row in rows:
        if row["question_id"] != above:
            above = row["question_id"]
            yield plain(f"{row['question'] or 'No question'} ({row['on']})")
        yield from (plain(line) for line in _card(row))
        yield ""


def _card(row: Row) -> Iterator[str]:
    for side in ("a", "b"):
        yield f"  “{row[f'{side}_quote']}”"
        where = f"{row[f'{side}_speaker']}, in {row[f'{side}_document']}"
        yield f"    {where}; goes back to {row[f'{side}_origins']}; {row[side]}"
    yield f"  comparable: {row['why']}"
    ways = row["reconciled_by"]
    if isinstance(ways, list) and ways:
        yield f"  they would hold together if {'; or if '.join(ways)}"
