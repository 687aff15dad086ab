"""What a trained tagger says of every window, for a smaller one to learn from.

run of the teacher, articles and other news -> windows -> Taught, written to --out

A window of an article keeps its gold beside the teacher's word; other news has that word alone.
"""

from __future__ import annotations

import argparse
import pickle
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from rashomon.text.encoder import cue_candidates, cue_chances, cue_distance, word_means
from train.rewording.corpus import load_paragraphs

from .data import Example, batches, examples, load, padded, tensors
from .export import restored

CUES, WORDS = 48, 6144
"""Cues and padded tokens that are read at once."""

EAGER = 2.0
"""Added to the log odds of every cue for a second look: the learner will take words for cues
that the teacher does not, and must hear that they are none."""


@dataclass
class Taught:
    """The teacher's word on one window, as 16-bit floats."""

    cues: np.ndarray
    """tokens x 3: logits of outside, begin, inside a cue."""
    spans: list[tuple[int, int]]
    """Words of each candidate, gold ones first."""
    roles: np.ndarray
    """candidates x tokens x 4: logits."""
    heads: np.ndarray
    """candidates x 2: logits of "is one", "names nobody"."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/data")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=0, help="windows, for a trial")
    asked = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(asked.run / "tokenizer.json"))
    with_gold = load(asked.data / "polnear/train", tokenizer)
    other = [
        one
        for text in load_paragraphs(asked.data)
        for one in examples(text, 0, [], tokenizer)
    ]
    found = [(e, True) for e in with_gold] + [(e, False) for e in other]
    found = found[:: max(1, len(found) // asked.limit)] if asked.limit else found
    print(len(with_gold), "windows with gold,", len(other), "without", flush=True)
    taught = teach(restored(asked.run), [e for e, _ in found])
    rows = [(e, vars(t), gold) for (e, gold), t in zip(found, taught, strict=True)]
    asked.out.write_bytes(pickle.dumps(rows))


@torch.inference_mode()
def teach(model, found: list[Example]) -> list[Taught]:
    """Give the teacher's word on each window, in order."""
    place = {id(e): k for k, e in enumerate(found)}
    said: dict[int, Taught] = {}
    for number, batch in enumerate(batches(found, WORDS, random.Random(0))):
        for example, taught in zip(batch, _of_batch(model, batch), strict=True):
            said[place[id(example)]] = taught
        if number % 50 == 0:
            print(len(said), "of", len(found), flush=True)
    return [said[k] for k in range(len(found))]


def _of_batch(model, batch: list[Example]) -> list[Taught]:
    ids, shapes, mask = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, logits = model.reader(ids, shapes, mask)
    cues = logits[..., :3].float().numpy()
    spans = [_spans(e, cues[k, : len(e.ids)]) for k, e in enumerate(batch)]
    asked = [(k, span) for k, some in enumerate(spans) for span in some]
    roles: list[np.ndarray] = []
    heads: list[np.ndarray] = []
    for start in range(0, len(asked), CUES):
        some = asked[start : start + CUES]
        at = torch.tensor([k for k, _ in some])
        distance = padded([cue_distance(batch[k], s) for k, s in some], 0, ids.shape[1])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            role, head = model.roles(hidden[at], distance, mask[at])
        roles += list(role.float().numpy())
        heads += list(head.float().numpy())
    made, begin = [], 0
    for k, (example, some) in enumerate(zip(batch, spans, strict=True)):
        length, end = len(example.ids), begin + len(some)
        made.append(
            Taught(
                cues[k, :length].astype(np.float16),
                some,
                np.array([r[:length] for r in roles[begin:end]], np.float16),
                np.array(heads[begin:end], np.float16),
            )
        )
        begin = end
    return made


def _spans(example: Example, cues: np.ndarray) -> list[tuple[int, int]]:
    """Give the gold cues and what the teacher takes, or nearly takes, for one."""
    words = word_means(cues, example.first)
    found = [g.cue for g in example.golds]
    for bias in (0, EAGER):
        found += cue_candidates(*cue_chances(words, bias))
    return list(dict.fromkeys(found))


if __name__ == "__main__":
    main()
