"""Tag PolNeAR dev and score it with the definition of score_polnear.py.

--folder scores the files of a model folder; the product's own without it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import torch

from rashomon.text.encoder import MODEL_FOLDER, Settings, Tagger, load_tagger

from .data import blocks

SCORER = Path("../shared/eval/score_polnear.py")


class TorchBackend:
    """The network in training as the tagger's two graphs."""

    def __init__(self, model) -> None:
        self.model = model

    @torch.inference_mode()
    def read(self, ids, shapes):
        hidden, tags = self.model.reader(torch.from_numpy(ids), torch.from_numpy(shapes))
        return hidden.numpy(), tags[..., :3].numpy()

    @torch.inference_mode()
    def roles(self, hidden, distance):
        roles, heads = self.model.roles(
            torch.from_numpy(hidden), torch.from_numpy(distance)
        )
        return roles.numpy(), heads.numpy()


def case_of(tag, split: Path) -> dict:
    """The part of a case that the scorer reads."""
    documents, found = [], []
    for path in sorted((split / "text").glob("*.txt")):
        pieces = blocks(path.read_text(encoding="utf-8"))
        documents.append({"id": path.stem, "external_id": path.stem})
        for (start, _), tagged in zip(pieces, tag([b for _, b in pieces]), strict=True):
            found += [
                {"document": path.stem, "parent": None, **_json(t, start)} for t in tagged
            ]
    return {"documents": documents, "attributions": found}


def _json(tagged, shift: int) -> dict:
    return {
        role: [{"start": a + shift, "end": b + shift} for a, b in getattr(tagged, role)]
        for role in ("source", "cue", "content")
    }


def scores(case: dict, split: Path) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(case, file)
    command = [sys.executable, str(SCORER), str(split), file.name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def score(tokenizer, backend, settings: Settings, split: Path, **more) -> str:
    tagger = Tagger(tokenizer, backend, settings)
    return scores(case_of(lambda texts: tagger.tag(texts, **more), split), split)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--cue-bias", type=float, default=0.0)
    asked = parser.parse_args()
    tagger, split = load_tagger(asked.folder), asked.polnear / "dev"
    print(scores(case_of(lambda t: tagger.tag(t, cue_bias=asked.cue_bias), split), split))


if __name__ == "__main__":
    main()
