"""Choose the settings beside the weights on PolNeAR dev, one after the other; writes settings.json.

Best is what falls least short of the bars; of equals, what has the greatest sum of the figures.
The recall where no source is named is one of them: chosen by the four F1 alone, settings name a
source wherever they can.

--run is the folder of the training; its model/ folder is read if --onnx, else averaged.pt.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from eval.attribution import SELECTIONS, Article, counts, f1, gold_of
from tokenizers import Tokenizer

from rashomon.text.encoder import OnnxBackend, Settings, Tagger

from .evaluate import TorchBackend, case_of, scores
from .export import restored

CHOICES = {
    "threshold": (0.5, 0.55, 0.6, 0.65, 0.7),
    "cue_weight": (0.1, 0.2, 0.35, 0.5, 0.65),
    "switch": (0.25, 0.5, 0.7, 0.85, 1.0),
    "source_bonus": (0.5, 1.0, 1.3, 1.6, 2.0),
    "no_source": (0.25, 0.35, 0.5, 0.65),
    "unnamed": (0.45, 0.5, 0.55, 0.6, 0.65),
}
BARS = {
    "content": 0.85,
    "with source": 0.8,
    "cue": 0.84,
    "exact content": 0.64,
    "no source": 0.55,
}
"""What the tagger is to reach on dev."""
MARGIN = 0.01
"""Wanted above each bar: what the whole reading and other articles may take from it."""


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


def standing(figures: Sequence[float]) -> tuple[float, float]:
    """Order settings: how far short of the bars together, then the sum."""
    short = sum(
        max(0.0, bar + MARGIN - one)
        for bar, one in zip(BARS.values(), figures, strict=True)
    )
    return (-round(short, 3), sum(figures))


class Split:
    """A split of PolNeAR with its gold, to score taggers of many settings."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._gold = {
            path.stem: gold_of(
                next((folder / "attributions").glob(f"{path.stem}_????.ann"))
            )
            for path in (folder / "text").glob("*.txt")
        }

    def figures(self, tagger: Tagger) -> list[float]:
        """Give content, with source, cue, exact content F1; recall where nobody is named."""
        case = case_of(tagger.tag, self._folder)
        lines = scores(case, self._folder).splitlines()[1:]
        return [
            *(float(line.split("F1 ")[1].split()[0]) for line in lines),
            self._nobody(case),
        ]

    def _nobody(self, case: dict) -> float:
        found = defaultdict(list)
        for one in case["attributions"]:
            found[one["document"]].append(
                {
                    role.capitalize(): {
                        i for s in one[role] for i in range(s["start"], s["end"])
                    }
                    for role in ("source", "cue", "content")
                }
            )
        rows = [
            counts(Article(name, "", gold, found[name]), SELECTIONS["no source named"])
            for name, gold in self._gold.items()
        ]
        return f1(rows, 2)[1]


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
    split = Split(asked.polnear / "dev")
    best, known = Settings(threshold=0.55, switch=0.5), {}
    for _ in range(asked.rounds):
        for name, values in CHOICES.items():
            for value in values:
                settings = replace(best, **{name: value})
                if settings not in known:
                    known[settings] = split.figures(Tagger(tokenizer, backend, settings))
                    print(name, value, [round(x, 3) for x in known[settings]], flush=True)
            best = max(known, key=lambda settings: standing(known[settings]))
    (asked.run / "settings.json").write_text(json.dumps(asdict(best)))
    print(best, dict(zip(BARS, known[best], strict=True)), sep="\n")


if __name__ == "__main__":
    main()
