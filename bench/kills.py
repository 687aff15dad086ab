"""Kill a run again and again, begin it again each time, and compare with a run left alone.

    python -m bench.kills [--kills 1000] [--documents 200] [--seed 7] [--json]

Reports -> child: `rashomon read`, killed by SIGKILL -> child again -> ... -> case, compared

A child is a fork of this process with its models loaded, so that a kill costs what the run had
done and not a start. Kills are of two sorts, by turns: at a drawn moment, and at a drawn SQL
statement (just before it, just after it, just before a COMMIT), where most could go wrong. A case
that got through is compared whole, and the next one is begun.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Engine, event

import rashomon
from bench.clock import keep_results, load, say
from rashomon.cli.reading import Look, case_json
from rashomon.model import Document
from rashomon.pipeline.workers import THREADS
from rashomon.store import open_store
from rashomon.store.checks import check_case

LONGEST_S = 0.9
"""A drawn moment lies within this share of what the whole run took when it was left alone."""

MOMENTS = 0.5
"""Share of kills at a drawn moment; the others are at a drawn statement."""

PLACES = ("Ostrel", "Lisk", "Kamen", "Varda", "Dolnik", "Zhelva", "Port Ellery", "Sarn")
PEOPLE = (
    "mayor",
    "army",
    "council",
    "ministry of health",
    "fire brigade",
    "port authority",
)
THINGS = ("houses", "trucks", "workers", "boats", "teachers", "villagers")
DEEDS = ("were destroyed in the flood", "were killed at the bridge", "were evacuated")


@dataclass(slots=True)
class Tally:
    """What a campaign came to."""

    kills: int = 0
    cases: int = 0
    lost: int = 0
    doubled: int = 0
    different: int = 0
    unsound: int = 0
    at_moments: int = 0
    at_statements: int = 0


@dataclass(frozen=True, slots=True)
class Campaign:
    """What is run, and what must come of it."""

    reports: Path
    folder: Path
    expected: str
    documents: int
    seconds: float
    statements: int

    @property
    def case(self) -> Path:
        """The case that is being killed."""
        return self.folder / "killed.db"


def main() -> None:
    if (
        os.environ.get(THREADS) != "1"
    ):  # numpy has read it by now, and a fork keeps no threads
        words = [sys.executable, "-m", "bench.kills", *sys.argv[1:]]
        os.execve(sys.executable, words, {**os.environ, THREADS: "1"})  # noqa: S606
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        campaign = prepare(Path(folder), options.documents, options.seed)
        before = load()
        tally = kill_often(campaign, options.kills, random.Random(options.seed))  # noqa: S311
    found = {"documents": options.documents, "seed": options.seed} | asdict(tally)
    if options.json:
        print(json.dumps(found, sort_keys=True))
    else:
        print("\n".join(f"{name}: {value}" for name, value in found.items()))
        print(keep_results("kills", found | {"load": [before, load()]}))
    sys.exit(bool(tally.lost or tally.doubled or tally.different or tally.unsound))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print JSON, keep no results")
    return parser.parse_args()


def prepare(folder: Path, documents: int, seed: int) -> Campaign:
    """Write the reports and read them once undisturbed, counting statements and seconds."""
    reports = folder / "reports.jsonl"
    write_reports(reports, documents, random.Random(seed))  # noqa: S311  a fixed draw
    _read(reports, folder / "warm.db")  # loads the models, once for all forks
    count = _Statements()
    count.listen()
    start = time.monotonic()
    _read(reports, folder / "whole.db")
    seconds = time.monotonic() - start
    count.limit = 0
    expected = case_json(Look(folder / "whole.db"))
    return Campaign(reports, folder, expected, documents, seconds, count.seen)


def write_reports(target: Path, documents: int, dice: random.Random) -> None:
    """Write short reports of invented places as JSON Lines."""
    with target.open("w", encoding="utf-8") as file:
        for number in range(documents):
            line = {"external_id": f"report-{number:04d}", "text": _text(number, dice)}
            file.write(json.dumps(line) + "\n")


def _text(number: int, dice: random.Random) -> str:
    place, who = dice.choice(PLACES), dice.choice(PEOPLE)
    toll = f"{dice.randint(2, 90)} {dice.choice(THINGS)} {dice.choice(DEEDS)}"
    day = dice.randint(1, 28)
    return (
        f"Notice {number} from {place}.\n\nThe {who} of {place} said that {toll} on "
        f"{day} May 2031."
    )


def kill_often(campaign: Campaign, kills: int, dice: random.Random) -> Tally:
    """Kill runs until there were so many kills, and let the last case get through."""
    tally = Tally()
    while tally.kills < kills:
        for old in campaign.folder.glob("killed*"):
            old.unlink()
        while tally.kills < kills and _is_killed(campaign, dice, tally):
            tally.kills += 1
        while _is_killed(campaign, None, tally):
            say("a run that nobody killed did not get through")
        _compare(campaign, tally)
        say(f"{tally.kills} kills, {tally.cases} cases: {tally}")
    return tally


def _is_killed(campaign: Campaign, dice: random.Random | None, tally: Tally) -> bool:
    """Begin a run and kill it at a drawn point; tell whether the kill came before its end."""
    if dice is None:
        return not _has_ended(_begin(campaign, _never))
    at_moment = dice.random() < MOMENTS
    if at_moment:
        child = _begin(campaign, _never)
        time.sleep(dice.random() * campaign.seconds * LONGEST_S)
        os.kill(child, signal.SIGKILL)
    else:
        limit = dice.randint(1, campaign.statements)
        child = _begin(campaign, _Statements(limit).listen)
    killed = not _has_ended(child)
    tally.at_moments += killed and at_moment
    tally.at_statements += killed and not at_moment
    return killed


def _never() -> None:
    """Leave the run alone."""


def _begin(campaign: Campaign, arm: Callable[[], None]) -> int:
    """Fork a child that reads the reports into the case."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        arm()
        _read(campaign.reports, campaign.case)
        code = 0
    finally:
        os._exit(code)


def _has_ended(child: int) -> bool:
    """Wait for a child; tell whether it got to its end."""
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    if status:
        sys.exit(f"a run ended by itself with {status}")
    return True


class _Statements:
    """Counts what is asked of SQLite, and ends its process at a given count."""

    def __init__(self, limit: int = 0) -> None:
        self.limit = limit
        self.seen = 0

    def listen(self) -> None:
        """Count from now on, for every engine of this process."""
        event.listen(Engine, "before_cursor_execute", self._count)
        event.listen(Engine, "after_cursor_execute", self._count)
        event.listen(Engine, "commit", self._count)

    def _count(self, *_ignored: object) -> None:
        self.seen += 1
        if self.seen == self.limit:
            os.kill(os.getpid(), signal.SIGKILL)


def _read(reports: Path, case: Path) -> None:
    rashomon.read([reports], case=case, workers=1).close()


def _compare(campaign: Campaign, tally: Tally) -> None:
    store = open_store(campaign.case)
    with store.snapshot() as view:
        named = Counter(d.external_id for d in view.all(Document))
    store.close()
    tally.cases += 1
    tally.lost += campaign.documents - len(named)
    tally.doubled += sum(count - 1 for count in named.values())
    tally.different += case_json(Look(campaign.case)) != campaign.expected
    tally.unsound += bool(check_case(campaign.case).findings)


if __name__ == "__main__":
    main()
