"""Time the per-document stages beside spaCy's full pipeline, by part, on one and two processes.

    python -m bench.extract [--documents 300] [--rounds 3] [--processes 1 2]

Bars: the whole stage <= 1.3 x spaCy's time, with tagger "rules" <= 1.0 x.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from functools import partial

from bench import peer, texts
from bench.clock import (
    WORK,
    Took,
    keep_results,
    load,
    middle,
    ratio,
    say,
    table,
    take_turns,
)
from bench.spans import Ledger
from rashomon.config import Settings, with_values
from rashomon.errors import RashomonError
from rashomon.model import Document
from rashomon.pipeline.analyse import analyse
from rashomon.pipeline.workers import read_documents

PEER = "spaCy full"
TAGGERS = ("rules", "joint")
BARS = {"rules": 1.0, "joint": 1.3}

OUTER = ("find_zones", "parse_blocks", "find_sentences", "read_document")
INNER = ("find_attributions", "find_quantities", "find_times")

Work = Callable[[], object]


def main() -> None:
    options = _options()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    file = texts.write_lines(options.documents, WORK / "extract.jsonl")
    documents = texts.read_documents(file)
    words = texts.count_words(documents)
    say(f"{len(documents)} documents of {texts.origin()}, {words:,} words")
    peer.read_all([documents[0].text], 1)  # as the taggers below: loaded and warm
    found: dict[str, object] = {"documents": len(documents), "words": words}
    for processes in options.processes:
        ledgers = {tagger: Ledger() for tagger in _taggers(options.taggers, documents[0])}
        before = load()
        rounds = take_turns(_rivals(documents, ledgers, processes), options.rounds)
        name = f"{processes} process{'es' if processes > 1 else ''}"
        print(f"\n{name}; load average {before} before, {load()} after\n")
        print(_whole_table(rounds, words))
        if processes == 1:
            print("\n" + _part_table(ledgers, rounds, options.rounds))
        found[name] = _figures(rounds) | {"load": [before, load()]}
    print(f"\n{keep_results('extract', found)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--taggers", nargs="+", default=list(TAGGERS))
    return parser.parse_args()


def _taggers(wanted: Sequence[str], document: Document) -> list[str]:
    """Keep the taggers that can be run here."""
    kept = [tagger for tagger in wanted if _runs(tagger, document)]
    for tagger in sorted(set(wanted) - set(kept)):
        say(f"tagger {tagger!r} cannot be run here and is left out")
    return kept


def _runs(tagger: str, document: Document) -> bool:
    try:
        return analyse(document, _settings(tagger)).failure is None
    except RashomonError:
        return False


def _settings(tagger: str) -> Settings:
    return with_values(Settings(), {"extract": {"tagger": tagger}})


def _rivals(
    documents: Sequence[Document], ledgers: dict[str, Ledger], processes: int
) -> dict[str, Work]:
    rivals: dict[str, Work] = {
        PEER: partial(_read_peer, [d.text for d in documents], processes)
    }
    for tagger, ledger in ledgers.items():
        rivals[tagger] = partial(_read, documents, tagger, ledger, processes)
    return rivals


def _read_peer(plain: Sequence[str], processes: int) -> None:
    """Run spaCy as its rivals run: models loaded before in one process, anew in several."""
    if processes > 1:
        peer.load_pipeline.cache_clear()
    peer.read_all(plain, processes)


def _read(
    documents: Sequence[Document], tagger: str, ledger: Ledger, processes: int
) -> None:
    """Read all documents; in one process each part is timed too."""
    settings = _settings(tagger)
    if processes > 1:
        failures = [a.failure for a in read_documents(documents, settings, processes)]
    else:
        outer = ledger.watching("rashomon.pipeline.analyse", OUTER)
        inner = ledger.watching("rashomon.stages.extract.read", INNER)
        with outer, inner:
            failures = [analyse(d, settings).failure for d in documents]
    for failure in filter(None, failures):
        say(f"  {failure.item}: {failure.error}")


def _whole_table(rounds: dict[str, list[Took]], words: int) -> str:
    rows: list[list[object]] = []
    for name, took in rounds.items():
        seconds, to_peer = middle(took), ratio(took, rounds[PEER])
        bar = f"<= {BARS[name]}" if name in BARS else ""
        rates = [words / seconds.wall, seconds.wall, seconds.cpu]
        rows.append([name, *rates, to_peer.wall, to_peer.cpu, bar])
    head = ["", "words/s", "seconds", "CPU s", "x spaCy", "x spaCy (CPU)", "bar"]
    return table(head, rows)


def _part_table(
    ledgers: dict[str, Ledger], rounds: dict[str, list[Took]], count: int
) -> str:
    """Show CPU seconds of each part, the mean of the rounds, and as shares of spaCy's."""
    theirs = middle(rounds[PEER]).cpu
    columns = {t: _parts(ledger.cpu, count) for t, ledger in ledgers.items()}
    rows: list[list[object]] = []
    for part in ("segment", "parse", "attributions", "quantities", "times", "claims"):
        cells = [(c[part], c[part] / theirs) for c in columns.values()]
        rows.append([part, *(value for cell in cells for value in cell)])
    head = [name for tagger in columns for name in (f"{tagger}: CPU s", "x spaCy")]
    return table(["part", *head], rows)


def _parts(seconds: dict[str, float], count: int) -> dict[str, float]:
    mean = {name: value / count for name, value in seconds.items()}
    inner = sum(mean[name] for name in INNER)
    return {
        "segment": mean["find_zones"] + mean["find_sentences"],
        "parse": mean["parse_blocks"],
        "attributions": mean["find_attributions"],
        "quantities": mean["find_quantities"],
        "times": mean["find_times"],
        "claims": mean["read_document"] - inner,
    }


def _figures(rounds: dict[str, list[Took]]) -> dict[str, object]:
    return {
        name: {
            "seconds": round(middle(took).wall, 2),
            "cpu": round(middle(took).cpu, 2),
            "x_spacy": round(ratio(took, rounds[PEER]).wall, 3),
            "x_spacy_cpu": round(ratio(took, rounds[PEER]).cpu, 3),
        }
        for name, took in rounds.items()
    }


if __name__ == "__main__":
    main()
