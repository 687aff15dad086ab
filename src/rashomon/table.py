"""Rows of a case as dicts, or as the frames people work with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.export import Row, to_arrow

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort, as dicts or as the frames people work with."""

    name: str
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_arrow(self) -> pa.Table:
        """Give an Arrow table."""
        return to_arrow(self.name, self.rows)

    def to_pandas(self) -> pd.DataFrame:
        """Give a pandas frame (extra `frames`)."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """Give a Polars frame (extra `frames`)."""
        import polars as pl

        return pl.DataFrame(self.to_arrow())
