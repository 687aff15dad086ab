"""Choose some of a text's runs of words, so that two texts that share enough share a key.

CutTexts -> keys of all runs -> least of each window -> keys, with their texts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.text.shingles import run_keys

if TYPE_CHECKING:
    from rashomon.text.word_arrays import CutTexts


def sampled_keys(texts: CutTexts, size: int, window: int) -> tuple[Any, Any]:
    """Hash some runs of `size` words of each text.

    Of `window` neighbouring runs the one with the least hash is taken (winnowing: Schleimer,
    Wilkerson and Aiken 2003), so that two texts which share `size + window - 1` words in a
    row share a key.

    Returns:
        64-bit keys, the same on every machine, and the number of the text each comes from. A
        key may come twice in a text. One key over all words of a text that has fewer than
        `size`; none without words.
    """
    import numpy as np

    hashes, bounds = texts.words.hashes, texts.bounds
    reach = size + window - 1
    lengths = np.diff(bounds)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    rows = max(len(hashes) - reach + 1, 0)
    least = _least(run_keys(hashes, size), rows, window)
    inside = owners[:rows] == owners[reach - 1 : reach - 1 + rows]
    keys, owners = least[inside], owners[:rows][inside]
    short = [k for k in np.flatnonzero(lengths < reach).tolist() if lengths[k]]
    if short:
        parts = [_of_short(hashes[bounds[k] : bounds[k + 1]], size) for k in short]
        keys = np.concatenate((keys, *parts))
        owners = np.concatenate((owners, short))
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return keys[fresh], owners[fresh]


def _least(keys: Any, rows: int, window: int) -> Any:  # noqa: ANN401
    """Give the least key of each window of neighbours, in steps that double their width."""
    import numpy as np

    width = 1
    while width < window:
        step = min(width, window - width)
        keys = np.minimum(keys[: max(len(keys) - step, 0)], keys[step:])
        width += step
    return keys[:rows]


def _of_short(hashes: Any, size: int) -> Any:  # noqa: ANN401
    """Give the one key of a text with fewer words than size and window make together."""
    return run_keys(hashes, min(size, len(hashes))).min(keepdims=True)
