"""Give the code points of a text as numbers.

text -> array of code points
"""

from __future__ import annotations

from typing import Any


def code_points(text: str) -> Any:  # noqa: ANN401  a numpy array; numpy is loaded late
    """Give the code points of a text, in as few bytes each as they all fit into."""
    import numpy as np

    if text.isascii():
        return np.frombuffer(text.encode(), dtype=np.uint8)
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(codes) > len(text):
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return codes
