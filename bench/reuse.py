"""Find perturbed copies of articles beside datasketch, rensa and gaoya, in one run.

    python -m bench.reuse [--documents 20000] [--planted 1700] [--seed 1] [--rivals ...]

Texts: PolNeAR articles; further ones are these with seven words of ten exchanged for others about
as frequent, so that they share no more than stock phrases do. Every second document is a copy of
the one before it: 5 to 60% of its sentences are edited (a third of the words exchanged, the
sentence left out, or another article's in its place), and some copies are cut, put in another
order or given foreign sentences. Recall is given per band of edits.

Peers sign words in runs of three with 128 permutations in 32 bands of 4, as in the table they
were first measured in; what they return is not verified. Of ours, `candidates` are all pairs
looked at, `verified` those that are then given a kind. Each rival runs in a process of its own;
seconds are those of its CPU, memory is how far its peak grows beyond the texts. Copies are right,
and other pairs that share a tenth of their runs of five words: PolNeAR holds some articles twice.
Peers are not among the project's dependencies: `python -m pip install --group bench`.

--planted: a passage of 60 words of another article, 3% of its words changed, in 300 documents;
a passage is found when one is returned that covers half of it or more on both sides.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import random
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from bench.clock import keep_results, load, say, table
from bench.texts import WORD, originals, words_by_frequency
from rashomon.model import Document, Sentence, Span, ZoneKind, content_id, text_sha256
from rashomon.pipeline.analyse import Analysis
from rashomon.stages.reuse import ReuseParams
from rashomon.stages.reuse.candidates import Candidates, find_candidates
from rashomon.stages.reuse.decisions import Pair
from rashomon.stages.reuse.find import decide_pairs

BANDS = (0.05, 0.15, 0.3, 0.45, 0.6)
SENTENCE = re.compile(r"[^\n]+?(?:[.!?]['\"”’)]*(?=\s)|$)", re.MULTILINE)
PASSAGE = 60
PLACES = 300

RELATED = 0.1
"""Share of the smaller one's runs of five words from which two articles share text."""

NEAR = 6
"""A word is exchanged for one at most so many ranks of frequency away."""

EXCHANGED = 0.7
"""Share of the words of a further article: .2% of its runs of five words stay as they were."""

LOOKED_AT = 1000
"""Pairs beside the planted ones that are looked at for the precision, evenly drawn."""

PEERS = ("datasketch", "rensa", "gaoya")
RIVALS = ("candidates", "verified", *PEERS)

Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Pile:
    """Documents in order, and for each pair of an article and its copy the share edited."""

    texts: list[str]
    copies: dict[tuple[int, int], float]


def main() -> None:
    asked = _options()
    before = load()
    say(f"making {asked.documents} documents")
    pile = make_pile(asked.documents, random.Random(asked.seed))  # noqa: S311  a fixed draw
    rows, kept = _race(pile, asked.rivals)
    head = ["", "documents/s", "kB a document", "pairs", "precision"]
    print(f"load average {before} before, {load()} after; {asked.documents} documents\n")
    print(table([*head, *(f"recall {band:.0%}" for band in BANDS)], rows))
    found: dict[str, object] = {"rows": kept, "load": before}
    if asked.planted:
        found["planted"] = _planted(asked.planted, random.Random(asked.seed))  # noqa: S311
        print(f"\nplanted passages: {found['planted']}")
    print(f"\n{keep_results(f'reuse, {asked.documents} documents', found)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--planted", type=int, default=1_700)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rivals", nargs="+", choices=RIVALS, default=RIVALS)
    return parser.parse_args()


def cut_sentences(document: Document) -> Analysis:
    """Do what copies rest on, and nothing else."""
    spans = (m.span() for m in SENTENCE.finditer(document.text) if m.group().strip())
    sentences = tuple(Sentence(document.id, a, b, ZoneKind.BODY) for a, b in spans)
    return Analysis(document, sentences=sentences)


def make_pile(count: int, rng: random.Random) -> Pile:
    """Make documents of which every second is a copy of the one before it."""
    texts: list[str] = []
    copies: dict[tuple[int, int], float] = {}
    originals = [[m.group() for m in SENTENCE.finditer(t)] for t in _originals(count // 2)]
    foreign = [s for sentences in originals for s in sentences if 7 < len(s.split()) < 30]
    for sentences in originals:
        band = BANDS[len(copies) % len(BANDS)]
        copies[len(texts), len(texts) + 1] = band
        other = rng.sample(foreign, 40)
        texts += ["\n".join(sentences), _perturbed(sentences, other, band, rng)]
    return Pile(texts, copies)


def _originals(count: int) -> Iterator[str]:
    """Give the articles, then as many more as are wanted with other words."""
    articles = originals()
    for number in range(count):
        text = articles[number % len(articles)].text
        yield text if number < len(articles) else _other_words(text, random.Random(number))  # noqa: S311


def _other_words(text: str, rng: random.Random) -> str:
    words, ranks = words_by_frequency(), _ranks()

    def other(match: re.Match[str]) -> str:
        if rng.random() > EXCHANGED:
            return match[0]
        rank = ranks[match[0]] + rng.choice((-1, 1)) * rng.randint(1, NEAR)
        return words[min(max(rank, 0), len(words) - 1)]

    return WORD.sub(other, text)


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(words_by_frequency())}


def _perturbed(
    sentences: list[str], other: list[str], share: float, rng: random.Random
) -> str:
    """Edit a share of the sentences, then perhaps cut, reorder or put in.

    Sentences put in are short and of as many articles: one such sentence makes no copy.
    """
    chosen = set(rng.sample(range(len(sentences)), round(share * len(sentences))))
    words = [w for s in other for w in s.split()] or ["or"]
    edited = [
        _edited(s, words, other, rng) if k in chosen else s for k, s in enumerate(sentences)
    ]
    kept = [s for s in edited if s]
    turn = rng.random()
    if turn < 0.2:
        kept = kept[: max(3, int(len(kept) * rng.uniform(0.6, 0.9)))]
    elif turn < 0.4:
        at = rng.randrange(len(kept) + 1)
        kept = kept[at:] + kept[:at]
    elif turn < 0.6:
        kept[1:1] = other[:3]
    return "\n".join(kept)


def _edited(sentence: str, words: list[str], other: list[str], rng: random.Random) -> str:
    turn = rng.random()
    if turn < 0.2:
        return ""
    if turn < 0.4:
        return rng.choice(other)
    pairs = ((w, rng.choice(words)) for w in sentence.split())
    return " ".join(new if rng.random() < 1 / 3 else old for old, new in pairs)


def _race(pile: Pile, wanted: Sequence[str]) -> tuple[list[list[object]], dict[str, Any]]:
    documents = _documents(pile.texts)
    rivals: dict[str, Callable[[], Iterable[tuple[int, int]]]] = {
        "candidates": lambda: _candidates(documents),
        "verified": lambda: _verified(documents),
        "datasketch": partial(_datasketch, pile.texts),
        "rensa": partial(_rensa, pile.texts),
        "gaoya": partial(_gaoya, pile.texts),
    }
    _candidates(documents[:50])  # tables that are made once
    rows: list[list[object]] = []
    for name in wanted:
        if name in PEERS and not importlib.util.find_spec(name):
            say(f"{name} is not installed: left out")
            continue
        rows.append(_row(name, *_alone(rivals[name]), pile))
        say(f"  {rows[-1]}")
    return rows, {str(row[0]): row[1:] for row in rows}


def _alone(work: Callable[[], Iterable[tuple[int, int]]]) -> tuple[Pairs, float, float]:
    """Run one rival in a process of its own; give its pairs, CPU seconds and growth in MB."""
    here, there = multiprocessing.get_context("fork").Pipe(duplex=False)

    def body() -> None:
        before, start = _rss(), time.process_time()
        found = work()
        there.send((found, time.process_time() - start, _rss() - before))

    child = multiprocessing.get_context("fork").Process(target=body)
    child.start()
    found, seconds, grown = here.recv()
    child.join()
    return set(found), seconds, grown


def _row(name: str, found: Pairs, seconds: float, grown: float, pile: Pile) -> list[object]:
    held = Counter(band for pair, band in pile.copies.items() if pair in found)
    whole = Counter(pile.copies.values())
    others = sorted(pair for pair in found if pair not in pile.copies)
    looked_at = others[:: max(1, len(others) // LOOKED_AT)]
    related = sum(_is_related(pile.texts, *pair) for pair in looked_at)
    right = len(found) - len(others) + len(others) * related / max(1, len(looked_at))
    recall = [round(held[band] / whole[band], 3) if whole[band] else "-" for band in BANDS]
    speed = round(len(pile.texts) / seconds)
    memory = round(grown * 1000 / len(pile.texts), 2)
    precision = round(right / len(found), 3) if found else "-"
    return [name, speed, memory, len(found), precision, *recall]


def _is_related(texts: list[str], i: int, j: int) -> bool:
    """Tell of a pair that was not made here whether the two share text all the same."""
    one, other = _fives(texts[i]), _fives(texts[j])
    return len(one & other) >= RELATED * min(len(one), len(other))


@lru_cache(maxsize=4096)
def _fives(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[k:] for k in range(5)), strict=False))


def _documents(texts: Iterable[str]) -> list[tuple[Document, list[Sentence]]]:
    found: list[tuple[Document, list[Sentence]]] = []
    for number, text in enumerate(texts):
        key = content_id("document", str(number))
        document = Document(key, str(number), text, text_sha256(text), language="en")
        spans = (m.span() for m in SENTENCE.finditer(text) if m.group().strip())
        found.append((document, [Sentence(key, a, b, ZoneKind.BODY) for a, b in spans]))
    return found


def _candidates(documents: Sequence[tuple[Document, list[Sentence]]]) -> Candidates:
    return find_candidates(documents, ReuseParams())


def _verified(documents: Sequence[tuple[Document, list[Sentence]]]) -> Pairs:
    place = {d.id: k for k, (d, _) in enumerate(documents)}
    return {(place[p.a], place[p.b]) for p in _decided(documents) if p.copy}


def _decided(documents: Sequence[tuple[Document, list[Sentence]]]) -> Iterator[Pair]:
    read = {d.id: s for d, s in documents}
    candidates = find_candidates(documents, ReuseParams())
    return decide_pairs(candidates, [d for d, _ in documents], read, ReuseParams())


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[k : k + 3]) for k in range(max(1, len(words) - 2))]


def _datasketch(texts: list[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH  # pyright: ignore[reportMissingImports]

    lsh: Any = MinHashLSH(num_perm=128, params=(32, 4))
    found: Pairs = set()
    for k, text in enumerate(texts):
        signature: Any = MinHash(num_perm=128)
        signature.update_batch([s.encode() for s in _shingles(text)])
        found.update((int(other), k) for other in lsh.query(signature))
        lsh.insert(k, signature)
    return found


def _rensa(texts: list[str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH  # pyright: ignore[reportMissingImports]

    lsh: Any = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    found: Pairs = set()
    for k, text in enumerate(texts):
        signature: Any = RMinHash(num_perm=128, seed=1)
        signature.update(_shingles(text))
        found.update((int(other), k) for other in lsh.query(signature))
        lsh.insert(k, signature)
    return found


def _gaoya(texts: list[str]) -> Pairs:
    from gaoya.minhash import MinHashStringIndex  # pyright: ignore[reportMissingImports]

    index: Any = MinHashStringIndex(
        hash_size=32, jaccard_threshold=0.2, num_bands=32, band_size=4, num_hashes=128,
        analyzer="word", lowercase=True, ngram_range=(3, 3),
    )  # fmt: skip
    found: Pairs = set()
    for k, text in enumerate(texts):
        found.update((int(other), k) for other in index.query(text))
        index.insert_document(k, text)
    return found


def _planted(count: int, rng: random.Random) -> dict[str, object]:
    """Plant passages, find them, and time the whole way from text to passage."""
    texts = list(_originals(count))
    places: list[tuple[int, int, str]] = []
    targets = rng.sample(range(count), min(PLACES, count // 2))
    whole = sorted(set(range(count)) - set(targets))
    for target in targets:
        source = rng.choice(whole)
        words = texts[source].split()
        at = rng.randrange(max(1, len(words) - PASSAGE))
        taken = [w if rng.random() > 0.03 else "kestrel" for w in words[at : at + PASSAGE]]
        places.append((source, target, " ".join(taken)))
        texts[target] += "\n" + places[-1][2]
    documents = _documents(texts)
    start = time.process_time()
    pairs = list(_decided(documents))
    seconds = time.process_time() - start
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for passage in (p for pair in pairs for p in pair.passages):
        spans[passage.a_document_id, passage.b_document_id].append(passage.a)
        spans[passage.b_document_id, passage.a_document_id].append(passage.b)
    found = 0
    for source, target, passage in places:
        begins = len(texts[target]) - len(passage)
        ids = documents[target][0].id, documents[source][0].id
        held = (span.end - max(span.start, begins) for span in spans[ids])
        found += max(held, default=0) >= len(passage) / 2
    return {
        "documents": count, "planted": len(places), "found": found,
        "pairs that share a run": len(pairs), "documents/s": round(count / seconds),
    }  # fmt: skip


def _rss() -> float:
    """Give the peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
