"""Make the cases that are measured: the examples always, `../shared` when it is there."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.config import Settings
from rashomon.model import find_crowds
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.pairs import find_pairs
from rashomon.stages.compare.stories import comes_back
from rashomon.store import open_store
from rashomon.views.index import reading_of

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("RASHOMON_SHARED", ROOT.parent / "shared"))
"""Folder of measuring data and scorers that does not travel with the project."""

EXAMPLES = ROOT / "examples" / "kamen-bridge"
EVENTS = ("aceh-quake-2013", "boko-haram-ceasefire-2014")


def has_shared() -> bool:
    """Tell whether the measuring data is there."""
    return (SHARED / "eval" / "score_case.py").exists()


@cache
def case_of(*inputs: str) -> dict[str, Any]:
    """Read inputs through the whole and give the case as JSON."""
    import rashomon

    case = rashomon.read(list(inputs))
    try:
        return case.to_json()
    finally:
        case.close()


class Compared(NamedTuple):
    """A case as rules alone compare it, and what they were given."""

    case: dict[str, Any]
    facets: dict[str, Facets]
    """Claims by id."""
    pairs: set[frozenset[str]]
    """Pairs of claims that keys bring together."""
    params: CompareParams
    loose: set[frozenset[str]]
    """Pairs of claims of one story that share a word few claims have."""


def compared_by_rules(*inputs: str) -> Compared:
    """Read inputs with the reader of pairs left out."""
    import rashomon

    params = CompareParams(pairs_read=0)
    with tempfile.TemporaryDirectory() as room:
        store = Path(room) / "case.db"
        settings = Settings(compare=params)
        with closing(rashomon.read(list(inputs), case=store, settings=settings)) as case:
            told = case.to_json()
        with closing(open_store(store)) as opened:
            reading = reading_of(opened.view())
    facets = find_facets(reading)
    crowds = find_crowds(reading.origins, reading.passages)
    pairs = find_pairs(facets, params.block_limit, crowds)
    codes = (code for some in pairs.loose() for code in some.tolist())
    places = (divmod(code, len(pairs.ids)) for code in codes)
    loose = {
        frozenset((pairs.ids[a], pairs.ids[b]))
        for a, b in places
        if _are_of_one_story(facets[pairs.ids[a]], facets[pairs.ids[b]])
    }
    return Compared(told, facets, set(map(frozenset, pairs)), params, loose)


def _are_of_one_story(a: Facets, b: Facets) -> bool:
    return a.report is not b.report and comes_back(a.report, b.report)


def examples_case() -> dict[str, Any]:
    """Read the examples."""
    return case_of(str(EXAMPLES / "reports"))


def prepared(kind: str, folder: Path) -> str:
    """Turn a folder of the measuring data into JSON Lines; give the file's path."""
    target = Path(tempfile.mkdtemp(prefix="rashomon-eval-")) / f"{folder.name}.jsonl"
    script = SHARED / "eval" / "prepare.py"
    subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(script), kind, str(folder), str(target)],
        check=True,
        capture_output=True,
    )
    return str(target)


def event_case(name: str) -> dict[str, Any]:
    """Read one contested event of the measuring data."""
    return case_of(prepared("event", SHARED / "data" / "events" / name))


def shared_scores(case: dict[str, Any], gold: Path) -> dict[str, tuple[int, int]]:
    """Score a case with the shared scorer."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(case, file)
        file.flush()
        script = SHARED / "eval" / "score_case.py"
        done = subprocess.run(  # noqa: S603  our own script
            [sys.executable, str(script), str(gold), file.name, "--json"],
            check=True,
            capture_output=True,
            text=True,
        )
    return {k: (int(n), int(of)) for k, (n, of) in json.loads(done.stdout).items()}


def corpus_sha256(*paths: Path) -> str:
    """Hash the files a figure rests on, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
