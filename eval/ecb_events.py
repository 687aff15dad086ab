"""Tell whether two gold mentions of ECB+ (dev) are of one event, beside a head-lemma baseline.

    python -m eval.ecb_events

Each topic holds reports of two events of one kind. Every pair of gold mentions of one topic, in
two documents, is asked: one event or not. A mention is read through the smallest claim around
it; one that no claim covers is of no event. Four answers are scored by pairwise F1:

* head lemma: the last words of both mentions have one stem;
* class: they name one class of happening (`compare_classes`), else have one stem;
* not apart: the same, and nothing sets the two claims apart (days, places, who, to whom);
* compare: the same, and `Meeting` finds a ground that both are of one happening. This is what
  two claims need before they are set against each other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any

from eval.corpora import SHARED, has_shared
from eval.ecb import FOLDER, Report, load_reports, read_as_case
from rashomon.model import Level
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.events import Meeting
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.levels import agent_level, patient_level
from rashomon.stages.compare.words import stem, term
from rashomon.views.index import reading_of

CORPUS = FOLDER / "ECB_Dev_corpus.txt"
MENTIONS = FOLDER / "ECB_Dev_Event_gold_mentions.json"
ANSWERS = ("head lemma", "class", "not apart", "compare")


@dataclass(frozen=True)
class Mention:
    """One gold mention, with the claim around it."""

    chain: str
    document: str
    head: str
    facets: Facets | None


def main() -> None:
    if not has_shared():
        print(f"{SHARED} is not there")
        return
    counts: dict[str, tuple[int, int, int]] = dict.fromkeys(ANSWERS, (0, 0, 0))
    for mentions in _topics():
        for a, b in combinations(mentions, 2):
            if a.document != b.document:
                for name, says in _answers(a, b).items():
                    hit, found, gold = counts[name]
                    same = a.chain == b.chain
                    counts[name] = (hit + (says and same), found + says, gold + same)
    print(f"{counts['class'][2]} pairs of mentions of one event, in two documents")
    for name, (hit, found, gold) in counts.items():
        precision, recall = hit / max(found, 1), hit / max(gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {name:11} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({found} found)")


def _answers(a: Mention, b: Mention) -> dict[str, bool]:
    one = term(a.head) == term(b.head)
    return {
        "head lemma": stem(a.head) == stem(b.head),
        "class": one,
        "not apart": one and not _are_apart(a.facets, b.facets),
        "compare": one and _has_ground(a.facets, b.facets),
    }


def _are_apart(a: Facets | None, b: Facets | None) -> bool:
    if a is None or b is None:
        return False
    parties = agent_level(a, b)[0], patient_level(a, b)[0]
    return _meeting(a, b).is_apart or Level.INCOMPATIBLE in parties


def _has_ground(a: Facets | None, b: Facets | None) -> bool:
    if a is None or b is None:
        return False
    return bool(_meeting(a, b).grounds) and not _are_apart(a, b)


def _meeting(a: Facets, b: Facets) -> Meeting:
    first, second = sorted((a, b), key=lambda f: f.order)
    return Pair(first, second, CompareParams()).meeting


def _topics() -> Iterator[list[Mention]]:
    gold: dict[str, list[Any]] = defaultdict(list)
    for row in json.loads(MENTIONS.read_text(encoding="utf-8")):
        gold[row["doc_id"]].append(row)
    tokens = _tokens()
    by_topic = sorted(load_reports(CORPUS), key=lambda r: r.topic)
    for _, members in groupby(by_topic, key=lambda r: r.topic):
        reports = list(members)
        claims = _read(reports)
        yield [
            mention
            for report in reports
            for row in gold[report.name]
            for mention in _mention(report, row, tokens, claims[report.name])
        ]


def _read(reports: list[Report]) -> dict[str, list[Facets]]:
    """Read the reports of one topic as a case; give the claims by document."""
    found: dict[str, list[Facets]] = defaultdict(list)
    with read_as_case(reports) as view:
        for facets in find_facets(reading_of(view)).values():
            found[facets.report.name].append(facets)
    return found


def _tokens() -> dict[tuple[str, int], list[str]]:
    """Give the words of each sentence, by document and number."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if len(row) >= 4:
            found[row[0], int(row[1])].append(row[3])
    return found


def _mention(
    report: Report,
    row: dict[str, Any],
    tokens: dict[tuple[str, int], list[str]],
    claims: list[Facets],
) -> Iterator[Mention]:
    numbers = sorted({sentence for name, sentence in tokens if name == report.name})
    place = numbers.index(row["sent_id"])
    sentence = report.sentences[place]
    at = sentence.start
    for word in tokens[report.name, row["sent_id"]][: row["tokens_number"][-1] + 1]:
        at = max(report.document.text.find(word, at), at) + len(word)
    around = [f for f in claims if f.claim.span.start < at <= f.claim.span.end]
    yield Mention(
        row["coref_chain"],
        report.name,
        row["tokens_str"].split()[-1].lower(),
        min(around, key=lambda f: f.claim.span.end - f.claim.span.start, default=None),
    )


if __name__ == "__main__":
    main()
