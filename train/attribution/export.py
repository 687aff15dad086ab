"""Write a trained tagger as int8 ONNX with its tokenizer and manifest.

--run is the folder of the training; --out the folder of the model (default RUN/model).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import warnings
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from rashomon.text.encoder import Settings

from .model import BASES, WIDTH, Tagger


class CueTags(torch.nn.Module):
    """The first graph: the tags of source and content only taught it."""

    def __init__(self, reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids, shapes):
        hidden, tags = self.reader(ids, shapes)
        return hidden, tags[..., :3]


def restored(run: Path) -> Tagger:
    asked = json.loads((run / "options.json").read_text())
    state = torch.load(run / "averaged.pt", weights_only=True)
    model = Tagger(
        len(state["reader.words.weight"]), asked["shared"], asked["own"],
        base=BASES[asked.get("base", "minilm")],
    )  # fmt: skip
    model.load_state_dict(state)
    return model.eval()


def export(model: Tagger, folder: Path) -> None:
    """Write model.fp32.onnx and roles.fp32.onnx, then their int8 versions beside them."""
    ids, hidden = torch.ones(1, 7, dtype=torch.int64), torch.zeros(2, 7, WIDTH)
    distance = torch.full((2, 7), 16)
    length = {0: "rows", 1: "length"}
    graphs = {
        "model": (CueTags(model.reader), (ids, ids), ["ids", "shapes"], ["hidden", "cues"]),
        "roles": (
            model.roles,
            (hidden, distance),
            ["hidden", "distance"],
            ["roles", "heads"],
        ),
    }
    for name, (part, inputs, into, out) in graphs.items():
        axes = {key: length for key in [*into, *out] if key != "heads"} | {
            "heads": {0: "rows"}
        }
        path = folder / f"{name}.fp32.onnx"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                part, inputs, str(path), input_names=into, output_names=out,
                dynamic_axes={k: v for k, v in axes.items() if k in (*into, *out)},
                opset_version=17, dynamo=False,
            )  # fmt: skip
        quantize_dynamic(
            path, folder / f"{name}.onnx", op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8, per_channel=True,
        )  # fmt: skip


def manifest(folder: Path, settings: Settings) -> None:
    names = ("model.onnx", "roles.onnx", "tokenizer.json")
    sha256 = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names}
    card = folder / "card.md"
    content = {
        "format": "rashomon-attribution/1",
        "labels": {"cues": ["outside", "begin", "inside"],
                   "roles": ["outside", "source", "cue", "content"],
                   "heads": ["is an attribution", "names nobody"]},
        "settings": asdict(settings),
        "sha256": sha256,
    }  # fmt: skip
    if card.exists():
        content["card_sha256"] = hashlib.sha256(card.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(content, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    folder = asked.out or asked.run / "model"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_bytes((asked.run / "tokenizer.json").read_bytes())
    export(restored(asked.run), folder)
    chosen = asked.run / "settings.json"
    settings = Settings(**json.loads(chosen.read_text())) if chosen.exists() else Settings()
    manifest(folder, settings)
    for path in sorted(folder.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
