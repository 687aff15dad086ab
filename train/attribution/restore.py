"""Take a tagger's int8 files back to weights that can be taught further.

model.onnx, roles.onnx -> averaged.pt, options.json, tokenizer.json in --out: what a run leaves

Word vectors are never taught, so they come from the base as they are.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from rashomon.text.encoder import MODEL_FOLDER

from .data import base_folder, latin_tokenizer
from .model import HEADS, WIDTH, Tagger

PRODUCTS = ("at_once", "mixed", "wide", "narrow")
"""Of a layer, in the order in which it takes them."""

LAST = {"reader": ("tags.0", "tags.2"), "roles": ("roles", "heads.0", "heads.2")}
"""What follows the layers, by part of the tagger."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    parts = {
        "reader": held_by(asked.folder / "model.onnx", LAST["reader"], prefix="reader."),
        "roles": held_by(asked.folder / "roles.onnx", LAST["roles"]),
    }
    _, rows = latin_tokenizer()
    depth = {
        name: 1 + max(int(key.split(".")[1]) for key in part if key.startswith("layers."))
        for name, part in parts.items()
    }
    model = Tagger(len(rows), depth["reader"], depth["roles"])
    model.load_base(base_folder() / "model.safetensors", rows)
    parts["reader"].pop("words.weight")
    for name, part in parts.items():
        left = getattr(model, name).load_state_dict(part, strict=False)
        if left.unexpected_keys or set(left.missing_keys) - {"words.weight"}:
            raise SystemExit(f"{asked.folder}: {name} is of another shape: {left}")
    torch.save(model.state_dict(), asked.out / "averaged.pt")
    (asked.out / "tokenizer.json").write_bytes(
        (asked.folder / "tokenizer.json").read_bytes()
    )
    options = {"shared": depth["reader"], "own": depth["roles"], "base": "minilm"}
    (asked.out / "options.json").write_text(json.dumps(options))


def held_by(
    file: Path, last: Sequence[str], *, prefix: str = "", width: int = WIDTH
) -> dict[str, torch.Tensor]:
    """Give a graph's weights by the names of `train.attribution.model`.

    Args:
        file: An int8 graph whose layers are those of that model.
        last: What follows the layers.
        prefix: Stands before the names in the graph.
        width: Of a layer.
    """
    graph = onnx.load(file).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    named = {
        key.removeprefix(prefix).removesuffix("_quantized"): _plain(held, key)
        for key in held
        if not key.startswith("onnx::") and not key.endswith(("_scale", "_zero_point"))
    }
    products = [n.input[1] for n in graph.node if n.op_type == "MatMulInteger"]
    depth = (len(products) - len(last)) // len(PRODUCTS)
    names = [f"layers.{k}.{p}" for k in range(depth) for p in PRODUCTS] + [*last]
    weights = {
        f"{n}.weight": _plain(held, w).T for n, w in zip(names, products, strict=True)
    }
    together = [
        held[i]
        for node in graph.node
        for i in node.input
        if node.op_type == "Add" and i.startswith("onnx::Add_")
    ]
    found = named | weights
    for k, bias in enumerate(together):
        found |= _apart(f"layers.{k}", found.pop(f"layers.{k}.at_once.weight"), bias, width)
    return {k: torch.from_numpy(np.array(v, np.float32)) for k, v in found.items()}


def _plain(held: dict, name: str) -> np.ndarray:
    value = held[name]
    if not name.endswith("_quantized"):
        return value
    scale, zero = (
        held[name.removesuffix("quantized") + k] for k in ("scale", "zero_point")
    )
    return (value.astype(np.float32) - zero.astype(np.float32)) * scale


def _apart(
    layer: str, weight: np.ndarray, bias: np.ndarray, width: int
) -> dict[str, np.ndarray]:
    """Part query, key and value, and take the scale out of the query."""
    scale = (width // HEADS) ** -0.5
    found = {}
    for name, w, b in zip(
        ("query", "key", "value"), np.split(weight, 3), np.split(bias, 3), strict=True
    ):
        times = scale if name == "query" else 1
        found |= {f"{layer}.{name}.weight": w / times, f"{layer}.{name}.bias": b / times}
    return found


if __name__ == "__main__":
    main()
