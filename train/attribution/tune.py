"""Choose the settings beside the weights on PolNeAR dev, one after the other; writes settings.json.

--run is the folder of the training; its model/ folder is read if --onnx, else averaged.pt.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

from tokenizers import Tokenizer

from rashomon.text.encoder import OnnxBackend, Settings

from .evaluate import TorchBackend, score
from .export import restored

CHOICES = {
    "threshold": (0.5, 0.55, 0.6, 0.65, 0.7),
    "cue_weight": (0.1, 0.2, 0.35, 0.5, 0.65),
    "switch": (0.25, 0.5, 0.7, 0.85, 1.0),
    "source_bonus": (0.5, 1.0, 1.3, 1.6, 2.0),
    "no_source": (0.25, 0.35, 0.5, 0.65),
    "unnamed": (0.45, 0.5, 0.55, 0.6, 0.65),
}


class Remembering:
    """Runs each window once: the settings only change what is made of it."""

    def __init__(self, backend) -> None:
        self.backend, self.known = backend, {}

    def read(self, ids, shapes):
        key = (ids.tobytes(), shapes.tobytes())
        if key not in self.known:
            self.known[key] = self.backend.read(ids, shapes)
        return self.known[key]

    def roles(self, hidden, distance):
        key = (hidden[0, 0].tobytes(), distance.tobytes())
        if key not in self.known:
            self.known[key] = self.backend.roles(hidden, distance)
        return self.known[key]


def total(report: str) -> float:
    """Sum of the four F1."""
    return sum(float(line.split("F1 ")[1].split()[0]) for line in report.splitlines()[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--onnx", action="store_true")
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    folder = asked.run / "model"
    tokenizer = Tokenizer.from_file(str(asked.run / "tokenizer.json"))
    if asked.onnx:
        files = [(folder / name).read_bytes() for name in ("model.onnx", "roles.onnx")]
        backend = Remembering(OnnxBackend(*files))
    else:
        backend = Remembering(TorchBackend(restored(asked.run)))
    best, known = Settings(threshold=0.55, switch=0.5), {}
    for _ in range(asked.rounds):
        for name, values in CHOICES.items():
            for value in values:
                settings = replace(best, **{name: value})
                if settings not in known:
                    known[settings] = score(
                        tokenizer, backend, settings, asked.polnear / "dev"
                    )
                    print(name, value, round(total(known[settings]), 3), flush=True)
            best = max(known, key=lambda settings: total(known[settings]))
    (asked.run / "settings.json").write_text(json.dumps(asdict(best)))
    print(best, known[best], sep="\n")


if __name__ == "__main__":
    main()
