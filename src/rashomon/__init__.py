"""Read contradicting reports of one situation: who says what, and where the accounts part.

>>> import rashomon
>>> case = rashomon.read(["reports/"])  # doctest: +SKIP
>>> case.questions.to_pandas()  # doctest: +SKIP

Heavy parts load when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.case import Case, Table, open_case, read

__all__ = ["Case", "Table", "open_case", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  a module's lazy attributes
    if name in __all__:
        from rashomon import case

        return getattr(case, name)
    raise AttributeError(name)
