"""Take the packaged reader of pairs back to weights that can be taught further.

model.onnx (int8) -> weights as `train.relation.distil` leaves them

python -m train.relation.restore --out .train/student.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from rashomon.text.pair_reader import MODEL_FOLDER
from train.attribution.model import BASES
from train.attribution.restore import held_by

from .student import Student

HEAD = ("head.1", "head.4")
"""What follows the layers."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--base", choices=tuple(BASES), default="mpnet")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    base = BASES[asked.base]
    weights = held_by(asked.folder / "model.onnx", HEAD, width=base.width)
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))
    model = Student(len(weights["words.weight"]), layers, base)
    model.load_state_dict(weights)
    torch.save(model.state_dict(), asked.out)


if __name__ == "__main__":
    main()
