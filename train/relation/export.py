"""Write the small network as int8 ONNX with its manifest; the tokenizer is the tagger's.

A pair is read alone, never padded beside others: the int8 graph scales its activations by the
largest value of a run, so a neighbour in the batch would change what is read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from rashomon.text.encoder import MODEL_FOLDER as TAGGER
from rashomon.text.pair_reader import MODEL_FOLDER
from train.attribution.model import BASES

from .student import Student


def restored(weights: Path, base: str) -> Student:
    state = torch.load(weights, weights_only=True)
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    model = Student(len(state["words.weight"]), layers, BASES[base])
    model.load_state_dict(state)
    return model.eval()


def export(model: Student, folder: Path) -> None:
    ids = torch.ones(1, 9, dtype=torch.int64)
    axes = {"ids": {1: "length"}, "sides": {1: "length"}}
    with tempfile.TemporaryDirectory() as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(made) / "model.fp32.onnx"
        torch.onnx.export(
            model, (ids, torch.tensor([[0] * 5 + [1] * 4])), str(path),
            input_names=["ids", "sides"], output_names=["logits"], dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            path, folder / "model.onnx", op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8, per_channel=True,
        )  # fmt: skip


def manifest(folder: Path) -> None:
    tokenizer = f"../{TAGGER.name}/tokenizer.json"
    files = {"model.onnx": folder / "model.onnx", tokenizer: TAGGER / "tokenizer.json"}
    content = {
        "format": "rashomon-relation/1",
        "labels": ["neither", "same", "opposed"],
        "tokenizer": tokenizer,
        "sha256": {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in files.items()},
    }
    card = folder / "card.md"
    if card.exists():
        content["card_sha256"] = hashlib.sha256(card.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(content, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--base", choices=tuple(BASES), default="mpnet")
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--pin", action="store_true", help="write the manifest only")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if not asked.pin:
        export(restored(asked.weights, asked.base), asked.out)
    manifest(asked.out)
    for path in sorted(asked.out.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
