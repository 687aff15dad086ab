"""Take the word vectors out of the tagger's first graph, where they lie quantised."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx


def find_vectors(path: Path) -> dict[str, float | int]:
    """Tell where in the file the vectors lie, how many and how they are scaled."""
    graph = onnx.load(str(path)).graph
    parts = {part.name: part for part in graph.initializer}
    table = parts["reader.words.weight_quantized"]
    return {
        "offset": path.read_bytes().index(table.raw_data),
        "rows": table.dims[0],
        "width": table.dims[1],
        "scale": float(onnx.numpy_helper.to_array(parts["reader.words.weight_scale"])),
        "zero": int(onnx.numpy_helper.to_array(parts["reader.words.weight_zero_point"])),
    }


def load_vectors(path: Path) -> np.ndarray:
    """Give a row for each token of the tagger's vocabulary."""
    at = find_vectors(path)
    count = at["rows"] * at["width"]
    raw = np.frombuffer(path.read_bytes(), np.uint8, count, at["offset"])
    table = (raw.astype(np.float32) - at["zero"]) * at["scale"]
    return table.reshape(at["rows"], at["width"])
