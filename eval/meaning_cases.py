"""Read the piles, events and topics in which likeness by meaning is measured.

name of a corpus -> Reading, facets, what is joined now -> gold pairs, labelled pairs
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.blind import PILES as BLIND
from eval.corpora import EVENTS, EXAMPLES, SHARED, has_shared, prepared
from eval.ecb import FOLDER, Report, load_reports
from eval.golden import find_gold, gold_pairs, gold_sides, load_expected
from rashomon.config import Settings
from rashomon.model import Reading
from rashomon.pipeline import run
from rashomon.stages.compare import CompareParams, compare_claims
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.retold import same_figures
from rashomon.stages.compare.wordings import may_be_same, names_fit, numbers_fit
from rashomon.store import open_store
from rashomon.views.index import reading_of

LATER = frozenset({"ridge", "harbour", "ballot"})
"""Piles written after the pairs were labelled."""

PILES = tuple(name for name in BLIND if name not in LATER)
"""Two piles are kept unread: no measure is chosen on them."""

LABELS = Path(__file__).with_name("meaning.tsv")
TOPICS = ("2", "5", "12", "18", "21", "23", "34", "35")
"""Topics of ECB+ dev."""

ONE_CONTENT = 0.6
"""Share of the gold chains of two sentences, of both together, from which they say one thing."""

LEAST_CHAINS = 4
"""Fewest such chains, an action among them."""

Key = frozenset[str]


@dataclass(frozen=True)
class Case:
    """One corpus, read and compared."""

    name: str
    reading: Reading
    facets: dict[str, Facets]
    joined: dict[Key, str]
    """Pairs of claims with what they are to each other; "same" for one answer of a question."""

    def text(self, claim: str) -> str:
        """Give the words of a claim."""
        return self.facets[claim].claim.span.quote

    def report(self, claim: str) -> str:
        """Give the name of a claim's report."""
        return self.facets[claim].report.name

    def pair(self, a: str, b: str) -> Pair:
        """Give two claims in reading order."""
        first, second = sorted((self.facets[a], self.facets[b]), key=lambda f: f.order)
        return Pair(first, second, CompareParams())

    @property
    def open_pairs(self) -> Iterator[tuple[str, str]]:
        """Give the pairs of claims of two reports that nothing joins."""
        for a, b in combinations(self.facets, 2):
            if self.report(a) != self.report(b) and frozenset((a, b)) not in self.joined:
                yield a, b


def passes(pair: Pair) -> bool:
    """Tell whether nothing that two claims state sets them apart."""
    return may_be_same(pair) and names_fit(pair.a, pair.b) and numbers_fit(pair.a, pair.b)


def one_figure(pair: Pair) -> bool:
    """Tell whether two claims give the same exact figures and nothing parts them."""
    return may_be_same(pair) and pair.are_settled and same_figures(pair.a, pair.b)


def corpora() -> list[str]:
    """Name what can be read here."""
    return [*PILES, *(EVENTS if has_shared() else ())]


@cache
def case_named(name: str) -> Case:
    """Read and compare a pile, an event or a topic ("ecb-12")."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "case.db"), create=True)
        run([_source(name, Path(folder))], store, Settings())
        reading = reading_of(store.view())
        store.close()
    found = compare_claims(reading, Settings().compare)
    joined = {frozenset((r.a, r.b)): str(r.kind) for r in found.relations}
    for question in found.questions:
        for variant in question.variants:
            for pair in combinations(variant.claim_ids, 2):
                joined.setdefault(frozenset(pair), "same")
    return Case(name, reading, find_facets(reading), joined)


def _source(name: str, folder: Path) -> str:
    if name in EVENTS:
        return prepared("event", SHARED / "data" / "events" / name)
    if not name.startswith("ecb-"):
        return str(EXAMPLES.parent / name / "reports")
    lines = folder / "topic.jsonl"
    rows = ({"id": r.name, "text": r.document.text} for r in topic(name[4:]))
    lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(lines)


@cache
def topic(number: str) -> tuple[Report, ...]:
    """Give the reports of one topic of ECB+."""
    files = ("ECB_Train_corpus.txt", "ECB_Dev_corpus.txt")
    found = (r for file in files for r in load_reports(FOLDER / file))
    return tuple(r for r in found if r.topic == number)


def gold_of(case: Case) -> dict[str, list[list[tuple[str, str]]]]:
    """Give, for each kind of gold pair, the pairs of our claims that stand for each."""
    gold = _gold(case.name)
    documents = case.reading.documents.values()
    rows = [
        {"id": c.id, "document": c.document_id, "start": c.span.start, "end": c.span.end}
        for c in case.reading.claims.values()
        if c.id in case.facets
    ]
    texts = [
        {"id": d.id, "external_id": _short(case.name, str(d.external_id)), "text": d.text}
        for d in documents
    ]
    hits = find_gold({"documents": texts, "claims": rows}, gold).hits
    return {
        kind: [
            [(x["id"], y["id"]) for x in hits.get(a, ()) for y in hits.get(b, ()) if x != y]
            for a, b in gold[kind]
        ]
        for kind in ("same", "contradict", "traps")
    }


def _short(corpus: str, name: str) -> str:
    return name.split("_", maxsplit=1)[0] if corpus in EVENTS else name


def _gold(name: str) -> dict[str, Any]:
    if name not in EVENTS:
        gold = load_expected(EXAMPLES.parent / name / "expected.toml")
        contradict, traps = gold_sides(gold["contradict"]), gold_sides(gold["traps"])
        same = gold_pairs(gold["same"])
        return {
            "claims": gold["claims"],
            "same": same,
            "contradict": contradict,
            "traps": traps,
        }
    file = SHARED / "data" / "events" / name / "gold.json"
    gold = json.loads(file.read_text(encoding="utf-8"))
    strict = [
        c
        for c in gold["contradict"]
        if c.get("strength", "contradiction") == "contradiction"
    ]
    return {
        "claims": gold["claims"],
        "same": gold_pairs(gold["same"]),
        "contradict": gold_sides(strict),
        "traps": gold_pairs(gold.get("compatible_traps", [])),
    }


def labelled(sample: str) -> Iterator[tuple[Case, str, str, bool]]:
    """Give the pairs of a sample that are still read as claims, with their labels."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        for name, corpus, *places, label in csv.reader(file, delimiter="\t"):
            if name != sample or not (has_shared() or corpus in PILES):
                continue
            case = case_named(corpus)
            a, b = _claim(case, places[:3]), _claim(case, places[3:])
            if a and b:
                yield case, a, b, label == "yes"


def _claim(case: Case, place: list[str]) -> str | None:
    return _places(case.name).get((place[0], int(place[1]), int(place[2])))


@cache
def _places(name: str) -> dict[tuple[str, int, int], str]:
    case = case_named(name)
    spans = ((f.claim.span, key) for key, f in case.facets.items())
    return {(case.report(key), span.start, span.end): key for span, key in spans}


def gold_sentences(number: str) -> list[tuple[list[str], list[str]]]:
    """Give the pairs of sentences of one content in two reports of a topic, as claims in each."""
    chains, actions = _chains()
    lines = _lines(number)
    case = case_named(f"ecb-{number}")
    inside: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key, facets in case.facets.items():
        for line, (start, end) in lines.items():
            if line[0] == facets.report.name and start <= facets.claim.span.start < end:
                inside[line].append(key)
    return [
        (inside[a], inside[b])
        for a, b in combinations(sorted(lines), 2)
        if a[0] != b[0]
        and actions[a] & actions[b]
        and len(chains[a] & chains[b]) >= LEAST_CHAINS
        and len(chains[a] & chains[b]) >= ONE_CONTENT * len(chains[a] | chains[b])
    ]


def _lines(number: str) -> dict[tuple[str, int], tuple[int, int]]:
    """Give where each sentence of a topic stands, by report and number."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in (FOLDER / "ECB_Dev_corpus.txt").read_text(encoding="utf-8").splitlines():
        cells = row.split("\t")
        if len(cells) >= 4 and int(cells[1]) not in numbers[cells[0]]:
            numbers[cells[0]].append(int(cells[1]))
    return {
        (report.name, number): (sentence.start, sentence.end)
        for report in topic(number)
        for number, sentence in zip(numbers[report.name], report.sentences, strict=True)
    }


@cache
def _chains() -> tuple[dict[Any, set[str]], dict[Any, set[str]]]:
    chains: dict[Any, set[str]] = defaultdict(set)
    actions: dict[Any, set[str]] = defaultdict(set)
    for kind in ("Event", "Entity"):
        file = FOLDER / f"ECB_Dev_{kind}_gold_mentions.json"
        for mention in json.loads(file.read_text(encoding="utf-8")):
            line = mention["doc_id"], mention["sent_id"]
            if not mention["is_singleton"]:
                chains[line].add(mention["coref_chain"])
            if not mention["is_singleton"] and mention["mention_type"].startswith("ACT"):
                actions[line].add(mention["coref_chain"])
    return chains, actions
