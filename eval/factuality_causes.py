"""Say which kinds of words cost the graded commitment most.

    python -m eval.factuality_causes [UW|MEANTIME] [train|dev]

Each event is put under the first kind of `KINDS` that one of its steps belongs to. A line of
the table: how many events, what annotators and the ladder give on average, the mean absolute
error, and Pearson r if every event of the kind were right: the most that better rules for it
can bring. Then the kinds of the 30 events furthest below the gold (missed: held back though it
happened) and of the 30 furthest above (false: affirmed though it did not).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from eval.factuality import read_sentences, scores, token_at
from rashomon.stages.extract.factuality import steps_at, value_of
from rashomon.stages.extract.steps import Step
from rashomon.text.parse import parse_blocks

WORST = 30

FAR = 0.5
"""Errors below half a step are not listed."""

KINDS: dict[str, frozenset[str]] = {
    "negation": frozenset(
        [
            "not",
            "no",
            "none",
            "no subject",
            "no object",
            "no noun",
            "not quite",
            "not all",
            "few",
            "few subject",
            "almost",
            "without",
            "without noun",
            "can not",
            "could not",
            "may not",
            "will not",
            "would not",
            "duty not",
        ]
    ),
    "cancelled or barred": frozenset(
        ["off", "off noun", "barred", "barred noun", "halt", "halt noun"]
    ),
    "condition or question": frozenset(
        [
            "condition",
            "conditioned",
            "unless",
            "question",
            "order",
            "any",
            "until",
            "before",
        ]
    ),
    "possibility or duty": frozenset(
        [
            "can",
            "can have",
            "could",
            "could have",
            "may",
            "may have",
            "duty",
            "duty have",
            "no duty",
            "perhaps",
            "possible",
            "possible noun",
            "hedge possible",
            "hedge probable",
        ]
    ),
    "future": frozenset(
        ["will", "will have", "would", "would have", "going to", "is to", "ahead"]
    ),
    "purpose": frozenset(
        ["purpose", "acl to", "acl to under", "other to", "so that", "for", "for noun"]
    ),
    "wish, plan or attempt": frozenset(
        ["open", "open noun", "likely", "likely noun", "doubtful", "doubtful noun"]
    ),
    "reported": frozenset(["say", "say noun", "about", "about noun"]),
    "implied or presupposed": frozenset(
        ["yes", "yes noun", "fact", "fact noun", "since", "used to"]
    ),
}
"""Rungs by kind, from what decides most to what decides least."""

OTHER = ("other embedding", "bare statement")


@dataclass(frozen=True)
class Event:
    """An event with the kind it is put under, the predicted value and the gold."""

    kind: str
    predicted: float
    gold: float


def events(corpus: str, split: str) -> Iterator[Event]:
    """Read the events of a part of a corpus."""
    for sentence in read_sentences(corpus, split):
        parse = parse_blocks(sentence.text, [(0, len(sentence.text))])
        for target in sentence.targets:
            steps = steps_at(parse, token_at(parse, target).i)
            yield Event(kind_of(steps), 3 * value_of(steps), target.label)


def kind_of(steps: Sequence[Step]) -> str:
    """Name the first kind one of the steps belongs to."""
    rungs = {s.affirmed for s in steps}
    found = next((kind for kind, names in KINDS.items() if rungs & names), None)
    return found or OTHER[0 if rungs else 1]


def report(found: Sequence[Event]) -> Iterator[str]:
    """Give the lines of the tables."""
    rows = np.array([(e.predicted, e.gold) for e in found])
    kinds = np.array([e.kind for e in found])
    yield f"{'kind':24s} events  gold  ours   MAE  r if right (r {scores(rows)[0]:.3f})"
    for kind in (*KINDS, *OTHER):
        of_kind = kinds == kind
        if of_kind.any():
            part, mended = rows[of_kind], rows.copy()
            mended[of_kind, 0] = mended[of_kind, 1]
            ours, gold = part.mean(axis=0)
            error = float(np.abs(part[:, 0] - part[:, 1]).mean())
            yield (
                f"{kind:24s} {len(part):6d} {gold:5.2f} {ours:5.2f} {error:5.2f}"
                f"  {scores(mended)[0]:.3f}"
            )
    by_error = sorted(found, key=lambda e: e.predicted - e.gold)
    below = [e for e in by_error[:WORST] if e.gold - e.predicted >= FAR]
    above = [e for e in by_error[-WORST:] if e.predicted - e.gold >= FAR]
    yield f"missed {len(below)}: {_counted(below)}"
    yield f"false {len(above)}: {_counted(above)}"


def _counted(some: Sequence[Event]) -> str:
    counts = Counter(e.kind for e in some)
    return ", ".join(f"{kind} {n}" for kind, n in counts.most_common())


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("corpus", nargs="?", choices=("UW", "MEANTIME"))
    args.add_argument("split", nargs="?", choices=("train", "dev"), default="dev")
    options = args.parse_args()
    for corpus in (options.corpus,) if options.corpus else ("UW", "MEANTIME"):
        print(f"{corpus} {options.split}")
        for line in report(list(events(corpus, options.split))):
            print("  " + line, flush=True)


if __name__ == "__main__":
    main()
