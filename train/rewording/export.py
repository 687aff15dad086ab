"""Write a trained reader of spun words as int8 ONNX with its manifest.

--run is the folder of the training; --out the folder of the model (default RUN/model).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from rashomon.text.encoder import MODEL_FOLDER as TAGGER
from train.attribution.model import WIDTH

from .data import MAX_TOKENS
from .model import Reader
from .vectors import find_vectors


def restored(run: Path) -> Reader:
    asked = json.loads((run / "options.json").read_text())
    model = Reader(asked["layers"])
    model.load_state_dict(torch.load(run / "averaged.pt", weights_only=True))
    return model.eval()


def export(model: Reader, folder: Path) -> None:
    ids = torch.ones(1, 7, dtype=torch.int64)
    names = ["vectors", "shapes", "frequencies"]
    axes = {name: {0: "rows", 1: "length"} for name in (*names, "spun", "likely")}
    plain = folder / "model.fp32.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, (torch.zeros(1, 7, WIDTH), ids, ids), str(plain), input_names=names,
            output_names=["spun", "likely"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    quantize_dynamic(
        plain, folder / "model.onnx", op_types_to_quantize=["MatMul", "Gather"],
        weight_type=QuantType.QInt8, per_channel=True,
    )  # fmt: skip


def manifest(folder: Path) -> None:
    """Pin the graph, and the tagger's files that it shares."""
    shared = {
        f"../{TAGGER.name}/{name}": TAGGER / name
        for name in ("model.onnx", "tokenizer.json")
    }
    own = {name: folder / name for name in ("model.onnx", "together.json")}
    files = {**{name: path for name, path in own.items() if path.exists()}, **shared}
    content = {
        "format": "rashomon-rewording/1",
        "outputs": {"spun": "logit of a put-in word", "likely": "vector of what stood there"},
        "max_tokens": MAX_TOKENS,
        "tokenizer": f"../{TAGGER.name}/tokenizer.json",
        "vectors": {"file": f"../{TAGGER.name}/model.onnx", **find_vectors(TAGGER / "model.onnx")},
        "sha256": {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in files.items()},
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(content, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--pin", action="store_true", help="write the manifest only")
    asked = parser.parse_args()
    folder = asked.out or asked.run / "model"
    folder.mkdir(parents=True, exist_ok=True)
    if not asked.pin:
        export(restored(asked.run), folder)
    manifest(folder)
    for path in sorted(folder.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
