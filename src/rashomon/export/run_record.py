"""Write down how a case was made, so that it can be made again: PROV-JSON.

    RunFacts, View -> entities, activities, agents and how they hang together -> PROV-JSON

The form is W3C's PROV-JSON (Member Submission, 24 April 2013): inputs, documents, data files,
packages and results are entities, the run and its stages are activities, the program is the
agent. The clocks are under `prov:startTime` and `prov:endTime`; all the rest is the same when
the run is done again.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.export.case_json import dump_case
from rashomon.export.installed import data_hashes, file_sha256, package_versions
from rashomon.model import Failure, StageRun, canonical_json
from rashomon.views import known_documents

if TYPE_CHECKING:
    from rashomon.model import Document
    from rashomon.store import View

PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rashomon": "urn:rashomon:",
}

RUN = "rashomon:run"
PROGRAM = "rashomon:program"
SETTINGS = "rashomon:settings"
CASE = "rashomon:case"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What only the run itself knows."""

    inputs: Sequence[str]
    """As named by the user."""
    files: Sequence[Path]
    """Every file that was read: reports, what lies beside them, tables, settings."""
    params: Mapping[str, Mapping[str, Any]]
    """Every setting, by stage."""
    stages: Sequence[StageRun]
    counts: Mapping[str, int]
    """What the run read, in all."""
    failures: Sequence[Failure]
    notes: Sequence[str] = ()
    outputs: Sequence[Path] = ()
    """Files it wrote."""


def run_record(view: View, facts: RunFacts) -> Json:
    """Give the record of a run.

    Args:
        view: The case as the run left it.
        facts: What the run did.
    """
    documents = list(known_documents(view))
    used = {
        SETTINGS: _settings(facts),
        **{f"rashomon:file/{n}": _file(p) for n, p in enumerate(facts.files, 1)},
        **_installed(),
    }
    made = {
        CASE: _case(view),
        **{f"rashomon:document/{d.id}": _document(d) for d in documents},
        **{f"rashomon:output/{n}": _file(p) for n, p in enumerate(facts.outputs, 1)},
        **{f"rashomon:failure/{n}": _failure(f) for n, f in enumerate(facts.failures, 1)},
    }
    return {
        "prefix": PREFIXES,
        "entity": used | made,
        "activity": dict(_activities(facts)),
        "agent": {PROGRAM: _program()},
        "used": _relations("u", ({"prov:activity": RUN, "prov:entity": e} for e in used)),
        "wasGeneratedBy": _relations(
            "g", ({"prov:entity": e, "prov:activity": RUN} for e in made)
        ),
        "wasAssociatedWith": _relations(
            "a", [{"prov:activity": RUN, "prov:agent": PROGRAM}]
        ),
        "wasInformedBy": _relations("i", _order(facts.stages)),
        "wasDerivedFrom": _relations("d", _sources(documents, facts.files)),
    }


def dump_record(view: View, facts: RunFacts) -> str:
    """Write the record of a run as JSON text that ends in a line break."""
    return json.dumps(run_record(view, facts), ensure_ascii=False, indent=1) + "\n"


def _typed(kind: str) -> Json:
    return {"$": f"rashomon:{kind}", "type": "xsd:QName"}


def _settings(facts: RunFacts) -> Json:
    """Give the settings as one JSON text, as `--settings` would have them, stage by stage."""
    return {
        "prov:type": _typed("Settings"),
        "rashomon:params": canonical_json(facts.params),
        "rashomon:inputs": list(facts.inputs),
    }


def _file(path: Path) -> Json:
    """Describe a file; one that cannot be read is a failure of the run, told there."""
    made: Json = {"prov:type": _typed("File"), "rashomon:path": str(path)}
    try:
        return made | {
            "rashomon:sha256": file_sha256(path),
            "rashomon:bytes": path.stat().st_size,
        }
    except OSError:
        return made


def _installed() -> dict[str, Json]:
    packages = {
        f"rashomon:package/{name}": {
            "prov:type": _typed("Package"),
            "rashomon:version": version,
        }
        for name, version in package_versions().items()
    }
    shipped = {
        f"rashomon:data/{name}": {
            "prov:type": _typed("DataFile"),
            "rashomon:sha256": digest,
        }
        for name, digest in data_hashes().items()
    }
    return packages | shipped


def _case(view: View) -> Json:
    """Name the result by the hash of its JSON: the same again shows that it was made again."""
    digest = hashlib.sha256(dump_case(view).encode("utf-8")).hexdigest()
    return {"prov:type": _typed("Case"), "rashomon:json_sha256": digest}


def _document(document: Document) -> Json:
    stated = {
        "rashomon:external_id": document.external_id,
        "rashomon:sha256": document.sha256,
        "rashomon:path": document.path,
        "rashomon:publisher": document.publisher,
        "rashomon:published": document.published.edtf if document.published else None,
    }
    known = {name: value for name, value in stated.items() if value is not None}
    return {"prov:type": _typed("Document"), **known}


def _failure(failure: Failure) -> Json:
    return {
        "prov:type": _typed("Failure"),
        "rashomon:stage": failure.stage,
        "rashomon:item": failure.item,
        "rashomon:error": failure.error,
        "rashomon:hint": failure.hint,
    }


def _activities(facts: RunFacts) -> Iterator[tuple[str, Json]]:
    counts = {f"rashomon:{name}": number for name, number in facts.counts.items()}
    whole: Json = {
        "prov:type": _typed("Run"),
        **counts,
        "rashomon:notes": list(facts.notes),
    }
    if facts.stages:
        whole |= {
            "prov:startTime": facts.stages[0].started,
            "prov:endTime": facts.stages[-1].ended,
        }
    yield RUN, whole
    for stage in facts.stages:
        yield (
            f"{RUN}/{stage.name}",
            {
                "prov:type": _typed("Stage"),
                "prov:startTime": stage.started,
                "prov:endTime": stage.ended,
                **{f"rashomon:{name}": number for name, number in stage.counts.items()},
            },
        )


def _program() -> Json:
    return {
        "prov:type": {"$": "prov:SoftwareAgent", "type": "xsd:QName"},
        "rashomon:name": "rashomon",
        "rashomon:python": sys.version.split()[0],
        "rashomon:system": platform.system(),
        "rashomon:processor": platform.machine(),
    }


def _order(stages: Sequence[StageRun]) -> Iterator[Json]:
    """Say that each stage had what the one before it found; the run had it all."""
    for before, after in itertools.pairwise(stages):
        yield {
            "prov:informed": f"{RUN}/{after.name}",
            "prov:informant": f"{RUN}/{before.name}",
        }
    for stage in stages[-1:]:
        yield {"prov:informed": RUN, "prov:informant": f"{RUN}/{stage.name}"}


def _sources(documents: Iterable[Document], paths: Sequence[Path]) -> Iterator[Json]:
    """Say from which file each document of this run was read."""
    numbers = {str(path): number for number, path in enumerate(paths, 1)}
    for document in documents:
        number = numbers.get(document.path or "")
        if number:
            yield {
                "prov:generatedEntity": f"rashomon:document/{document.id}",
                "prov:usedEntity": f"rashomon:file/{number}",
                "prov:activity": RUN,
            }


def _relations(letter: str, relations: Iterable[Json]) -> dict[str, Json]:
    return {f"_:{letter}{number}": one for number, one in enumerate(relations, 1)}
