"""Many readers and some who judge at once, and what each page takes them.

    .venv/bin/python -m bench.load CASE.db [--readers 50] [--writers 5] [--seconds 120]

The workbench runs in a process of its own on a copy of the case. Each reader asks for a page a
second, each writer judges every two seconds. Seconds are those on the wall, as a reader waits for
them: they say little while others use the machine, whose load is printed. So is the CPU time of
the server (without the process that puts the case together, which has only the time nobody else
wants) and of who asks, since both share the machine. How often the case was put together
meanwhile is printed, too: that begins ten seconds after the last judgement, or two minutes after
the first. At the end every judgement that was answered for is looked for in the case file.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import httpx2

from bench.clock import load, own_cpu
from rashomon.model import Judgement, Question, Relation
from rashomon.serve.pages import PAGES
from rashomon.store import Store, open_store

EVERY_READ_S, EVERY_VERDICT_S = 1.0, 2.0
KEPT_OPEN_S = 3.0
"""How long a connection waits for its next request: the server ends it after five seconds, and who
sends one at that moment gets no answer. A browser sends it again."""
HTML = {"accept": "text/html"}
SHOWN = re.compile(r"is shown at (\S+) ")
START = "from rashomon.cli import main; main()"
VERDICTS = ("same", "different", "not-comparable", "contradicts")


def main() -> None:
    options = _options()
    folder = Path(tempfile.mkdtemp())
    case = folder / "case.db"
    shutil.copy(options.case, case)
    store = open_store(case)
    before = _times_put_together(store)
    store.close()
    command = [sys.executable, "-c", START, "serve", str(case)]
    began = time.perf_counter()
    with subprocess.Popen(
        [*command, "--port", "0", "--no-open"], stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            base = address_of(server)
            up = time.perf_counter() - began
            print(f"load average {load()} before; the server answers after {up:.1f} s")
            found = asyncio.run(_all(base, options, server.pid))
        finally:
            server.terminate()
    _print(found)
    answers = sum(map(len, found.seconds.values()))
    each = [f"{1000 * s / answers:.1f} ms" for s in (found.server_s, found.readers_s)]
    print(
        f"{answers} answers, each {each[0]} of CPU of the server and {each[1]} of who asked"
    )
    store = open_store(case)
    print(
        f"the case was put together {_times_put_together(store) - before} times meanwhile"
    )
    kept = {judged.id for judged in store.view().all(Judgement)}
    lost = [i for i in found.judged if i not in kept]
    print(f"{len(found.judged)} judgements answered for, {len(lost)} lost; load {load()}")
    store.close()
    shutil.rmtree(folder)


def _times_put_together(store: Store) -> int:
    """Count the runs that found questions or relations otherwise: judging by itself does not."""
    return len(store.view().changed_in(Question, Relation))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=120)
    return parser.parse_args()


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    for line in server.stderr:
        if told := SHOWN.search(line):
            return told[1]
    raise SystemExit(server.wait())  # it has said why


class Found:
    """What the answers took."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.largest: dict[str, int] = defaultdict(int)
        self.refused: dict[int, int] = defaultdict(int)
        self.judged: list[str] = []
        self.server_s = 0.0
        """CPU seconds of the server, of its own, while it was asked."""
        self.readers_s = 0.0
        """CPU seconds of this process meanwhile."""


async def _all(base: str, options: argparse.Namespace, server: int) -> Found:
    found = Found()
    most = options.readers + options.writers
    limits = httpx2.Limits(max_connections=most, keepalive_expiry=KEPT_OPEN_S)
    async with httpx2.AsyncClient(base_url=base, timeout=120, limits=limits) as client:
        began = time.perf_counter()
        first = await client.get("/", headers=HTML)
        took = time.perf_counter() - began
        print(f"first page {took:.2f} s, {len(first.content) / 1000:.0f} kB")
        pages = await _addresses(client)
        pairs = await _pairs(client)
        end = time.perf_counter() + options.seconds
        spent = own_cpu(server), time.process_time()
        await asyncio.gather(
            *(_read(client, found, pages, n, end) for n in range(options.readers)),
            *(_judge(client, found, pairs, n, end) for n in range(options.writers)),
        )
        found.server_s = own_cpu(server) - spent[0]
        found.readers_s = time.process_time() - spent[1]
    return found


async def _addresses(client: httpx2.AsyncClient) -> list[tuple[str, list[str]]]:
    """Give each page with addresses of it; of pages of one thing those of the first rows."""
    listed = {page.path: [page.path] for page in PAGES if "{key}" not in page.path}
    for path in ("/questions/{key}", "/documents/{key}"):
        answer = await client.get(f"{path.split('/{')[0]}.json")
        rows = answer.json()["page"]["rows"]["rows"]
        listed[path] = [path.replace("{key}", row["id"]) for row in rows]
    claims = await client.get(f"{listed['/questions/{key}'][0]}.json")
    variants = claims.json()["page"]["question"]["variants"]
    listed["/claims/{key}"] = [f"/claims/{c['id']}" for v in variants for c in v["claims"]]
    listed["/search"] = ["/search?q=army", "/search?q=president", "/search?q=police"]
    return list(listed.items())


async def _pairs(client: httpx2.AsyncClient) -> list[tuple[str, str]]:
    answer = await client.get("/review.json")
    rows = answer.json()["page"]["rows"]["rows"]
    cards = [row["contradiction"] for row in rows]
    return [(c["a"]["claim"]["id"], c["b"]["claim"]["id"]) for c in cards]


async def _read(
    client: httpx2.AsyncClient,
    found: Found,
    pages: list[tuple[str, list[str]]],
    number: int,
    end: float,
) -> None:
    dice = random.Random(number)  # noqa: S311  a fixed draw
    await asyncio.sleep(dice.random() * EVERY_READ_S)
    while (began := time.perf_counter()) < end:
        name, addresses = dice.choice(pages)
        answer = await client.get(dice.choice(addresses), headers=HTML)
        assert answer.status_code == 200, f"{answer.url}: {answer.status_code}"
        _note(found, name, began, len(answer.content))
        await asyncio.sleep(max(0.0, began + EVERY_READ_S - time.perf_counter()))


async def _judge(
    client: httpx2.AsyncClient,
    found: Found,
    pairs: list[tuple[str, str]],
    number: int,
    end: float,
) -> None:
    dice = random.Random(-number - 1)  # noqa: S311
    page = await client.get("/review", headers=HTML)
    token = re.findall(r'name="token" value="(\w+)"', page.text)[0]
    while (began := time.perf_counter()) < end:
        a, b = dice.choice(pairs)
        form = {"token": token, "a": a, "b": b, "by": f"Person {number}"}
        form |= {"verb": dice.choice(VERDICTS), "note": f"{began}"}
        answer = await client.post("/judgements", data=form)
        _note(found, "POST /judgements", began, len(answer.content))
        if answer.status_code == 200:
            found.judged.append(answer.json()["judgement"]["judgement"]["id"])
        else:
            found.refused[answer.status_code] += 1
        await asyncio.sleep(max(0.0, began + EVERY_VERDICT_S - time.perf_counter()))


def _note(found: Found, name: str, began: float, size: int) -> None:
    found.seconds[name].append(time.perf_counter() - began)
    found.largest[name] = max(found.largest[name], size)


def _print(found: Found) -> None:
    print("page\tanswers\tp50 ms\tp95 ms\tlargest kB")
    for name, seconds in sorted(found.seconds.items()):
        ordered = sorted(seconds)
        half, most = (1000 * ordered[int(len(ordered) * share)] for share in (0.5, 0.95))
        size = found.largest[name] / 1000
        print(f"{name}\t{len(seconds)}\t{half:.0f}\t{most:.0f}\t{size:.0f}")
    for status, times in sorted(found.refused.items()):
        print(f"answered with {status}: {times} judgements")


if __name__ == "__main__":
    main()
