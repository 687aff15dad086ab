"""Hold columns of which most claims have the same few values: each value once.

parts of a column, as documents come in -> Plain | Coding -> what is looked up by row
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Coded:
    """A column whose values are each held once."""

    values: Any
    codes: Any
    """Of each row, the place of its value."""

    def __getitem__(self, rows: Any) -> Any:  # noqa: ANN401  numpy arrays
        """Give the values of some rows."""
        return self.values[self.codes[rows]]


class Plain:
    """A column of which nearly every row has a value of its own, while it comes in."""

    def __init__(self, kind: str) -> None:
        """Begin with no rows.

        Args:
            kind: What the numbers are held as.
        """
        self._kind, self._parts = kind, list[Any]()

    def add(self, part: Any) -> None:  # noqa: ANN401
        """Take rows in."""
        self._parts.append(part.astype(self._kind))

    def held(self) -> Any:  # noqa: ANN401
        """Give the column; no row is added afterwards."""
        import numpy as np

        whole = np.concatenate(self._parts)
        self._parts.clear()
        return whole


class Coding:
    """A column of few different values, while it comes in."""

    def __init__(self, most: Any) -> None:  # noqa: ANN401
        """Begin with no rows.

        Args:
            most: What most rows have: one value, of the kind of all.
        """
        self._most = most
        self._codes = array("i")
        self._known = {most.tobytes(): 0}

    def add(self, part: Any) -> None:  # noqa: ANN401
        """Take rows in."""
        import numpy as np

        most = self._most
        other = (part != most).any(1) if most.ndim else part != most
        codes = np.zeros(len(part), np.int32)
        values = np.ascontiguousarray(part[other]).view(f"V{most.nbytes}").ravel()
        different, places = np.unique(values, return_inverse=True)
        known = self._known
        numbers = [known.setdefault(v.tobytes(), len(known)) for v in different]
        codes[other] = np.array(numbers, np.int32)[places]
        self._codes.frombytes(codes.tobytes())

    def held(self) -> Coded:
        """Give the column."""
        import numpy as np

        values = np.frombuffer(b"".join(self._known), self._most.dtype)
        return Coded(
            values.reshape(-1, *self._most.shape), np.frombuffer(self._codes, np.int32)
        )
