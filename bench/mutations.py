"""Read thousands of damaged files of every format: nothing may escape, hang or be lost.

python -m bench.mutations [--number 10000] [--formats pdf docx ...] [--seed 1]

Each input is a sound file with a few bytes flipped, cut out, doubled or moved, and a name of its
format. A reader owes documents, or a failure that says why; an exception here is a crash
outside the process that parses. The slowest input stands beside the limit `ingest.parse_s`.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from io import BytesIO
from random import Random

from tests.made_files import make_docx, make_pdf, make_zip

from bench.clock import keep_results, load, say, table
from rashomon.model import Document, Failure
from rashomon.stages.ingest.confined import Confined
from rashomon.stages.ingest.formats import read_item
from rashomon.stages.ingest.items import Item
from rashomon.stages.ingest.params import IngestParams
from rashomon.stages.ingest.tools import Tools

LINES = (
    "The governor of Ostrel said on Monday that shells had hit the grain store.",
    "Nobody was hurt, he added; the army denied that it had fired.",
    'Rescuers spoke of "at least 12" wounded.',
)
HEAD = ("Shells at Ostrel", "By Mara Teel", "Reuters, 12 June 2024, 10:20 GMT")
TEXT = "\n".join((*HEAD, "OSTREL, 12 June 2024 (Agency) - " + LINES[0], *LINES[1:]))
CHANGES = 4
"""Most changes made to one input."""

REACH = 60
"""Longest run of bytes that one change takes, in bytes."""


def main() -> None:
    options = _options()
    before = load()
    rows: list[list[object]] = []
    found: dict[str, object] = {}
    for name in options.formats:
        counts, slowest = _campaign(name, options.number, options.seed)
        rows.append(
            [
                name,
                options.number,
                *(counts[key] for key in ("read", "refused", "silent", "escaped")),
                slowest,
            ]
        )
        found[name] = dict(counts) | {
            "inputs": options.number,
            "slowest_s": round(slowest, 2),
        }
        say(f"  {name}: {dict(counts)}, slowest {slowest:.2f} s")
    head = ["format", "inputs", "read", "refused", "neither", "escaped", "slowest (s)"]
    print(f"load average {before} before, {load()} after\n")
    print(table(head, rows))
    print(f"\n{keep_results('mutations', found | {'load': [before, load()]})}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--formats", nargs="+", default=list(SOUND), choices=list(SOUND))
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _campaign(name: str, number: int, seed: int) -> tuple[Counter[str], float]:
    counts: Counter[str] = Counter(
        dict.fromkeys(("read", "refused", "silent", "escaped"), 0)
    )
    slowest = 0.0
    params = IngestParams()
    with Confined(params) as confined:
        tools = Tools(params, confined)
        for content in mutations(SOUND[name](), number, seed):
            start = time.perf_counter()
            counts[_outcome(Item(f"x.{name}", "x", None, content), tools)] += 1
            slowest = max(slowest, time.perf_counter() - start)
    return counts, slowest


def _outcome(item: Item, tools: Tools) -> str:
    try:
        records = list(read_item(item, tools))
    except Exception as error:  # noqa: BLE001  that is what is looked for
        say(f"  escaped: {type(error).__name__}: {error}")
        return "escaped"
    if any(isinstance(record, Document) for record in records):
        return "read"
    return "refused" if any(isinstance(r, Failure) for r in records) else "silent"


def mutations(sound: bytes, number: int, seed: int) -> Iterator[bytes]:
    """Damage a sound file in many ways, the same for the same seed."""
    random = Random(seed)  # noqa: S311  damage, no secret
    for _ in range(number):
        content = bytearray(sound)
        for _ in range(random.randint(1, CHANGES)):
            random.choice(DAMAGE)(content, random)
        yield bytes(content)


def _run(content: bytearray, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.randint(1, REACH))


def _flip(content: bytearray, random: Random) -> None:
    if content:
        content[random.randrange(len(content))] = random.randrange(256)


def _cut(content: bytearray, random: Random) -> None:
    start, end = _run(content, random)
    del content[start:end]


def _double(content: bytearray, random: Random) -> None:
    start, end = _run(content, random)
    content[start:start] = content[start:end] * random.randint(1, 50)


def _move(content: bytearray, random: Random) -> None:
    start, end = _run(content, random)
    piece = content[start:end]
    del content[start:end]
    at = random.randrange(len(content) + 1)
    content[at:at] = piece


def _tear(content: bytearray, random: Random) -> None:
    del content[random.randrange(len(content) + 1) :]


DAMAGE = (_flip, _flip, _flip, _cut, _double, _move, _tear)


def _page() -> bytes:
    body = "".join(f"<p>{line}</p>" for line in LINES * 3)
    head = "<title>Shells</title><meta property='og:site_name' content='Ostrel Post'>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}".encode()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = BytesIO()
    pq.write_table(pa.table({"text": list(LINES), "publisher": ["A", "B", "C"]}), made)
    return made.getvalue()


def _mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "Desk <desk@ostrel.example>", "Shells at Ostrel"
    made["Date"] = "Wed, 12 Jun 2024 10:00:00 +0200"
    made.set_content(TEXT)
    made.add_alternative(_page().decode(), subtype="html")
    made.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="a.txt")
    return bytes(made)


def _archive() -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
    return f"{head}Content-Type: text/html\n\n{_page().decode()}\n--B--\n".encode()


SOUND: dict[str, Callable[[], bytes]] = {
    "txt": TEXT.encode,
    "md": f"---\ntitle: Shells\ndate: 2024-06-12\nauthor: [A, B]\n---\n\n{TEXT}".encode,
    "jsonl": lambda: b'{"text": "It rained in Ostrel.", "publisher": "A"}\n' * 5,
    "csv": 'publisher,text\nA,It rained.\nB,"It rained,\nhe said."\nC,So it was.\n'.encode,
    "parquet": _parquet,
    "html": _page,
    "mhtml": _archive,
    "eml": _mail,
    "pdf": lambda: make_pdf([LINES, LINES]),
    "docx": lambda: make_docx(LINES, [["Place", "Dead"], ["Ostrel", "12"]]),
    "zip": lambda: make_zip(
        {"a.txt": TEXT.encode(), "b.html": _page(), "c.csv": b"text\nx\n"}
    ),
}
"""A sound file of each format, by suffix."""


if __name__ == "__main__":
    main()
