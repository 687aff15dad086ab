"""Load a trained model from its folder, after checking that it is the one that was measured.

folder/manifest.json -> files with the SHA-256 recorded there -> graphs of ONNX Runtime
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from rashomon.errors import DataFileError


def load_model(folder: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Read the manifest of a folder and the files it names (relative to the folder).

    Raises:
        DataFileError: When a file is missing or is not the one recorded.
    """
    manifest = json.loads(_manifest(folder))
    sums: dict[str, str] = manifest["sha256"]
    files = {name: _verified(folder / name, sha256) for name, sha256 in sums.items()}
    return manifest, files


def open_graph(graph: bytes | Path, threads: int = 1) -> Any:  # noqa: ANN401  ONNX Runtime has no types
    """Open a graph, mostly with one thread: processes are the way to use more cores.

    Of a file that `load_model` verified give the path: a session holds the bytes it is given for
    as long as it lives, which for the reader of pairs is another 60 MB.

    Threads that wait do not spin: where another process has the second core, spinning takes as
    long again as the work itself.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        graph if isinstance(graph, bytes) else str(graph),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=SLOWER_FUSIONS,
    )


SLOWER_FUSIONS = ["SkipLayerNormFusion"]
"""Fused by ONNX Runtime to what takes longer on a processor: an addition and a normalisation by
themselves make the tagger's graphs a sixth and a quarter faster (`python -m bench.graphs`)."""


def _manifest(folder: Path) -> str:
    path = folder / "manifest.json"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataFileError.changed(
            str(path), "a manifest", "none, the file is missing"
        ) from None


def _verified(path: Path, expected: str) -> bytes:
    """Read a file that must have the given SHA-256."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DataFileError.changed(
            str(path), expected, "none, the file is missing"
        ) from None
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 != expected:
        raise DataFileError.changed(str(path), expected, sha256)
    return content
