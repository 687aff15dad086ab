"""Time inputs nobody would write beside plain text of the same size.

python -m bench.hostile [--kilobytes 300] [--alerts 5000] [--limit 600]
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench import texts
from bench.clock import WORK, keep_results, load, run_alone, say, table

Lines = Iterable[dict[str, str]]

ALERT = (
    "Alert {n}: at {hour:02d}:{minute:02d} on {day} June sensors at Post {post} counted {seen}"
    " explosions near Dolnik, the district office said. No casualties were reported. Residents"
    " of Lower Zhelva should stay away from the Kamen Bridge until further notice."
)
"""One alert; thousands of them differ in figures alone. Invented, as in the examples."""


def main() -> None:
    options = _options()
    size = options.kilobytes * 1000
    alerts = list(_alerts(options.alerts))
    alert_size = sum(len(a["text"]) for a in alerts)
    inputs: dict[str, tuple[Lines, Callable[[], Lines]]] = {
        "one sentence": (_one(_sentence(size)), lambda: _one(_plain(size))),
        "no spaces": (
            _one(re.sub(r"\s+", "", _plain(size * 2))[:size]),
            lambda: _one(_plain(size)),
        ),
        f"{options.alerts} alerts": (alerts, lambda: _articles(alert_size)),
    }
    found: dict[str, object] = {}
    rows: list[list[object]] = []
    plain: dict[str, float] = {}
    before = load()
    for name, (lines, ordinary) in inputs.items():
        odd = _seconds(lines, options.limit)
        key = f"{sum(len(line['text']) for line in ordinary())}"
        if key not in plain:
            plain[key] = _seconds(ordinary(), options.limit)
        rows.append([name, odd, plain[key], odd / plain[key]])
        found[name] = {
            "seconds": round(odd, 2),
            "x_plain": round(odd / plain[key], 2),
            "was_ended": odd >= options.limit,
        }
        say(f"  {name}: {odd:.1f} s, plain {plain[key]:.1f} s")
    print(f"load average {before} before, {load()} after; {options.limit} s is the limit\n")
    print(table(["input", "seconds", "plain text of its size", "ratio"], rows))
    print(f"\n{keep_results('hostile', found | {'load': [before, load()]})}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kilobytes", type=int, default=300)
    parser.add_argument("--alerts", type=int, default=5000)
    parser.add_argument("--limit", type=float, default=600)
    return parser.parse_args()


def _seconds(lines: Lines, limit: float) -> float:
    """Read documents through the whole; the limit where it takes longer."""
    file = _written(lines, WORK / "hostile.jsonl")
    start = time.perf_counter()
    try:
        run_alone("whole", str(file), str(WORK / "hostile"), "2", limit=limit)
    except TimeoutError:
        return limit
    return time.perf_counter() - start


def _written(lines: Lines, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = (json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    target.write_text("".join(rows), encoding="utf-8")
    return target


def _one(text: str) -> Lines:
    return [{"external_id": "one", "text": text}]


def _plain(size: int) -> str:
    return "\n\n".join(line["text"] for line in _articles(size))[:size]


def _articles(size: int) -> list[dict[str, str]]:
    """Take whole articles until their texts reach a size."""
    found: list[dict[str, str]] = []
    for report in texts.choose(1_000_000):
        found.append({"external_id": report.external_id, "text": report.text})
        size -= len(report.text)
        if size <= 0:
            break
    return found


def _sentence(size: int) -> str:
    """Join plain sentences by "and" so that none of them ends."""
    parts = re.split(r"[.!?\n]+\s*", _plain(size * 2))
    joined = ", and ".join(p.strip() for p in parts if p.strip())
    return joined[:size] + "."


def _alerts(number: int) -> Iterator[dict[str, str]]:
    for n in range(number):
        day, hour, minute = 1 + n // 1440 % 28, n // 60 % 24, n % 60
        figures = {"day": day, "hour": hour, "minute": minute, "n": n}
        text = ALERT.format(post=n % 40, seen=2 + n % 7, **figures)
        published = f"2024-06-{day:02d}"
        yield {
            "external_id": f"alert-{n:05d}",
            "text": text,
            "publisher": "Alerts",
            "published": published,
        }


if __name__ == "__main__":
    main()
