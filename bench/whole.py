"""Run `rashomon read` as the command line does, in this process, with a clock on each stage.

python -m bench.whole FILE.jsonl FOLDER WORKERS
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.spans import Ledger

LOCAL = "rashomon.pipeline.local"
WEIGHING = "rashomon.pipeline.weighing"

RELATIONAL = {
    "link": "link_words",
    "reuse": "reuse_kept",
    "compare": "compare_kept",
    "lineage": "trace_kept",
    "weigh": "weigh_variants",
    "accounts": "find_accounts",
    "system": "find_system",
}
"""What runs over the whole case, and the function that the pipeline calls for it."""

TRUSTING = ("weigh", "accounts", "system")
"""Those among them that `pipeline.weighing` calls; `pipeline.local` calls the rest."""

JOINTS = ("take_in", "_store_analysis", "_across", "put_together")
"""Where the pipeline hands over; what lies between them is reading and storing."""


def read(file: Path, folder: Path, workers: int) -> dict[str, float]:
    """Read a file into a case and a dossier.

    Returns:
        The seconds of each stage, the same in this process' CPU seconds under "cpu ...", the
        "total", and whether anything "failed".
    """
    from rashomon.cli.output import Outputs
    from rashomon.cli.reading import Asked, read_case

    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("case.db*"):
        old.unlink()
    outputs = Outputs(folder / "dossier.html", None, quiet=True)
    ledger = Ledger()
    with ExitStack() as clocks:
        clocks.enter_context(watching_relational(ledger))
        clocks.enter_context(
            ledger.watching("rashomon.cli.reading", ["run", "render_dossier"])
        )
        start = time.perf_counter()
        asked = Asked([str(file)], folder / "case.db", workers=workers)
        failed = read_case(asked, outputs)
        total = time.perf_counter() - start
    cpu = {f"cpu {name}": seconds for name, seconds in stages_of(ledger.cpu).items()}
    rest = {"total": total, "failed": float(failed)}
    return stages_of(ledger.wall) | cpu | rest


@contextmanager
def watching_relational(ledger: Ledger) -> Generator[None]:
    """Keep a clock on what runs over the whole case, and on the joints."""
    weighing = [RELATIONAL[name] for name in TRUSTING]
    rest = [f for name, f in RELATIONAL.items() if name not in TRUSTING]
    with ledger.watching(LOCAL, [*rest, *JOINTS]), ledger.watching(WEIGHING, weighing):
        yield


def stages_of(wall: dict[str, float]) -> dict[str, float]:
    """Turn the clocks of nested functions into seconds that add up."""
    apart = {name: wall.get(function, 0.0) for name, function in RELATIONAL.items()}
    before = wall["take_in"] + wall["_store_analysis"]
    reading = wall["run"] - before - wall["put_together"]
    fetched = wall["_across"] - sum(apart.values())
    written = wall["put_together"] - wall["_across"]
    return {
        "ingest": wall["take_in"],
        "extract": reading,
        "store documents": wall["_store_analysis"],
        **apart,
        "store results": fetched + written,
        "dossier": wall["render_dossier"],
    }


def main() -> None:
    file, folder, workers = sys.argv[1:]
    print(json.dumps(read(Path(file), Path(folder), int(workers))))


if __name__ == "__main__":
    main()
