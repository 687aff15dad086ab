"""Read every input: the stage's one function.

inputs -> Path | stream -> Item -> reader -> each document once
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rashomon.model import Failure
from rashomon.stages.ingest.confined import Confined
from rashomon.stages.ingest.formats import SUFFIXES, is_readable, read_item, unknown
from rashomon.stages.ingest.inputs import (
    STDIN,
    find_files,
    load_file,
    load_head,
    load_stream,
)
from rashomon.stages.ingest.items import Item, Record, each_once
from rashomon.stages.ingest.sidecars import is_sidecar
from rashomon.stages.ingest.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from rashomon.stages.ingest.params import IngestParams


def read_inputs(
    inputs: Sequence[str], params: IngestParams, stdin: BinaryIO | None = None
) -> Iterator[Record]:
    """Read files, folders and `-` (standard input).

    Args:
        inputs: Paths as the user gave them; their order does not matter.
        params: Limits.
        stdin: Stream read for `-`; None: the process's own.

    Yields:
        Documents in the order of their paths, each once, with the bytes of marked-up ones
        and where their text stands in them after them; a failure for each item that cannot
        be read. The rest is read.
    """
    with Confined(params) as confined:
        yield from each_once(_records(inputs, Tools(params, confined), stdin))


def _records(
    inputs: Sequence[str], tools: Tools, stdin: BinaryIO | None
) -> Iterator[Record]:
    for path in find_files(name for name in inputs if name != STDIN):
        yield from [path] if isinstance(path, Failure) else _read_file(path, tools)
    if STDIN in inputs:
        item = load_stream(stdin or sys.stdin.buffer, tools.params)
        yield from [item] if isinstance(item, Failure) else read_item(item, tools)


def _read_file(path: Path, tools: Tools) -> Iterator[Record]:
    if is_sidecar(path):
        return
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES and not is_readable(suffix, load_head(path)):
        yield unknown(str(path))
        return
    item = load_file(path, tools.params)
    yield from read_item(item, tools) if isinstance(item, Item) else [item]
