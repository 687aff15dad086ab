"""Let spaCy's layers multiply with numpy's matrix product.

thinc brings its own (blis), which knows fewer processors and is the slower where both were
timed. What is found is the same up to the last bits of a score.
"""

from __future__ import annotations

from typing import Any

from thinc.api import NumpyOps


class MatrixOps(NumpyOps):  # pyright: ignore[reportUntypedBaseClass]  thinc ships no types for it
    """thinc's operations on numpy arrays but for the product of matrices."""

    def gemm(
        self,
        x: Any,  # noqa: ANN401  thinc's own signature
        y: Any,  # noqa: ANN401
        out: Any = None,  # noqa: ANN401
        trans1: bool = False,  # noqa: FBT001, FBT002
        trans2: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:  # noqa: ANN401
        """Multiply two matrices, either turned first; into `out` where it is given."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        if out is None:
            return left @ right
        out[...] = left @ right
        return out


def use_numpy(model: Any) -> None:  # noqa: ANN401  thinc's models are generic in what they take
    """Make every layer of a model use it."""
    ops = MatrixOps()
    for layer in model.walk():
        layer.ops = ops
