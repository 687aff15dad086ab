"""Time the packaged graphs with and without the fusions that are left out.

    python -m bench.graphs [--rounds 5] [--runs 200]

What is timed is one run of each graph on a window of middle length, one thread.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

import numpy as np

from bench.clock import middle, table, take_turns
from rashomon.text import encoder, pair_reader
from rashomon.text.model_files import SLOWER_FUSIONS, load_model

LENGTH = 46
"""Tokens of a middle paragraph of news."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=200)
    asked = parser.parse_args()
    rows: list[list[object]] = []
    for name, content, inputs in _graphs():
        rivals = {
            how: partial(_run, _session(content, left_out), inputs, asked.runs)
            for how, left_out in (("fused", []), ("as read", SLOWER_FUSIONS))
        }
        took = take_turns(rivals, asked.rounds)
        fused, read = (middle(took[how]).cpu for how in rivals)
        cells = [1000 * seconds / asked.runs for seconds in (fused, read)]
        rows.append([name, *cells, read / fused])
    print(table(["graph", "fused, ms", "as read, ms", "x"], rows))


def _graphs() -> list[tuple[str, bytes, dict[str, Any]]]:
    rng = np.random.default_rng(7)
    _, tagger = load_model(encoder.MODEL_FOLDER)
    _, pairs = load_model(pair_reader.MODEL_FOLDER)
    ids = rng.integers(5, 5000, (1, LENGTH))
    hidden = rng.normal(size=(2, LENGTH, 384)).astype(np.float32)
    distance = rng.integers(1, 2 * encoder.FAR, (2, LENGTH))
    halves = np.repeat([[0, 1]], LENGTH // 2, axis=1)
    return [
        ("tagger, read once", tagger["model.onnx"], {"ids": ids, "shapes": ids % 2}),
        (
            "tagger, two cues",
            tagger["roles.onnx"],
            {"hidden": hidden, "distance": distance},
        ),
        ("reader of pairs", pairs["model.onnx"], {"ids": ids, "sides": halves}),
    ]


def _session(content: bytes, left_out: list[str]) -> Any:  # noqa: ANN401  ONNX Runtime has no types
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=left_out
    )


def _run(session: Any, inputs: dict[str, Any], runs: int) -> None:  # noqa: ANN401
    for _ in range(runs):
        session.run(None, inputs)


if __name__ == "__main__":
    main()
