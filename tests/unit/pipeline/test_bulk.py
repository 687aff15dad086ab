"""What is read into an archive is what a case holds, whichever engine reads it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archived import (
    portions_of,
    read_in_a_loop,
    told_failures,
    write_examples,
    write_lines,
)
from conftest import Cli
from deadly import DeadlyWork
from rashomon.config import Settings, with_values
from rashomon.errors import ArchiveError, SparkError
from rashomon.model import Document, Failure, PageMap, RawContent
from rashomon.pipeline import run
from rashomon.pipeline.analyse import Analysis
from rashomon.pipeline.bulk import Cluster, engine
from rashomon.pipeline.bulk.layout import Archive, begin_archive, name_of
from rashomon.pipeline.bulk.tables import COLUMNS, id_of_number, number_of_id
from rashomon.pipeline.local import READINGS
from rashomon.stages.ingest import (
    IngestParams,
    Portion,
    cut_file,
    read_inputs,
    read_portion,
)
from rashomon.store import View, memory_store
from rashomon.store.codec import encode_record
from rashomon.store.kinds import kind_of

Bodies = dict[str, dict[str, list[str]]]


def _plain(document: Document) -> Analysis:
    return Analysis(document)


@pytest.fixture(name="lines", scope="module")
def lines_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_examples(tmp_path_factory.mktemp("lines") / "reports.jsonl")


# The same records as the local engine.


def _of_case(view: View) -> Bodies:
    found: Bodies = defaultdict(lambda: defaultdict(list))
    for record in (Document, RawContent, PageMap, *READINGS):
        kind = kind_of(record)
        for one in view.all(record):
            name = one.id if isinstance(one, Document) else kind.document_id(one)
            found[str(name)][kind.table].append(encode_record(one))
    return found


def _of_archive(folder: Path) -> Bodies:
    found: Bodies = defaultdict(lambda: defaultdict(list))
    for path in folder.glob("portions/*/records.parquet"):
        for row in pq.read_table(path).to_pylist():
            found[row["document_id"]][row["kind"]].append(row["record"])
    return found


def _sorted(bodies: Bodies) -> dict[str, dict[str, list[str]]]:
    return {d: {k: sorted(v) for k, v in kinds.items()} for d, kinds in bodies.items()}


@pytest.mark.slow
def test_an_archive_holds_what_a_case_of_the_same_documents_holds(
    lines: Path, tmp_path: Path
):
    store = memory_store()
    run([str(lines)], store, Settings(), workers=1)
    archive = read_in_a_loop(lines, tmp_path / "archive")
    found = _sorted(_of_archive(archive.folder))
    assert len(found) == 11
    assert found == _sorted(_of_case(store.view()))


# What goes wrong.


@pytest.mark.slow
def test_a_document_that_kills_its_process_is_a_failure_and_the_rest_is_read(
    tmp_path: Path,
):
    texts = ["fine", "deadly once", "{broken", "deadly always", "fine again"]
    lines = write_lines(tmp_path / "a.jsonl", texts)
    work = DeadlyWork(tmp_path)
    archive = read_in_a_loop(lines, tmp_path / "out", rows=5, work=work)
    ((folder, about),) = archive.held()
    assert (about["documents"], about["failures"]) == (4, 2)
    outcomes = pq.read_table(folder / "documents.parquet").column("outcome").to_pylist()
    assert outcomes == ["read", "read", "failed", "read"]
    told = told_failures(archive)
    assert "invalid JSON" in told[0]
    assert "ended twice" in told[1]


def test_a_portion_is_there_wholly_or_not(tmp_path: Path):
    lines = write_lines(tmp_path / "a.jsonl", ["one", "two", "three"])

    def breaking(document: Document) -> Analysis:
        if document.text == "three":
            raise KeyboardInterrupt
        return Analysis(document)

    with pytest.raises(Exception, match=r"pickle|KeyboardInterrupt"):
        read_in_a_loop(lines, tmp_path / "out", rows=2, work=breaking)
    assert list((tmp_path / "out" / "portions").iterdir()) == []


def test_other_settings_are_refused(tmp_path: Path):
    begin_archive(tmp_path / "out", Settings(), 2)
    other = with_values(Settings(), {"compare": {"block_limit": 50}})
    assert begin_archive(
        tmp_path / "out", other, 2
    )  # says nothing of how one document is read
    rules = with_values(Settings(), {"extract": {"tagger": "rules"}})
    with pytest.raises(ArchiveError, match="other settings"):
        begin_archive(tmp_path / "out", rules, 2)
    with pytest.raises(ArchiveError, match="another size"):
        begin_archive(tmp_path / "out", Settings(), 3)


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="not empty"):
        begin_archive(tmp_path, Settings(), 2)


def test_what_is_not_installed_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch):
    nowhere: dict[str, None] = {}
    monkeypatch.setattr(engine, "find_spec", nowhere.get)
    result = cli("bulk", "read", "a.jsonl", "--out", "archive")
    assert result.exit_code == 1
    assert "pip install 'rashomon[spark]'" in result.output


def test_no_java_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(SparkError, match="Java 17"):
        engine._check_java()


# Portions.


def _described(found: list[Any]) -> list[str]:
    return [repr(one) for one in found]


def _whole(path: Path) -> list[str]:
    return _described(list(read_inputs([str(path)], IngestParams())))


def _in_portions(path: Path, rows: int) -> list[str]:
    cut = portions_of(path, rows)
    return _described([r for p in cut for r in read_portion(p, IngestParams())])


@pytest.mark.parametrize("rows", [1, 2, 100])
def test_portions_give_what_the_whole_file_gives(tmp_path: Path, rows: int):
    path = tmp_path / "a.jsonl"
    content = '{"text":"one"}\n\n{"text":"two","id":7}\r\n{"text"\n\n{"text":"three"}'
    path.write_bytes(b"\xef\xbb\xbf" + content.encode())
    whole = _whole(path)
    assert len(whole) == 4
    assert _in_portions(path, rows) == (whole if rows > 1 else _one_by_one(whole))


def _one_by_one(whole: list[str]) -> list[str]:
    """A portion of one broken row says what a file of it would."""
    return [
        one.replace("a.jsonl:4'", "a.jsonl'").replace(
            "invalid JSON: Expecting ':' delimiter at column 8",
            "no JSON object in it (line 4: invalid JSON: Expecting ':' delimiter at column 8)",
        )
        for one in whole
    ]


@pytest.mark.parametrize("rows", [1, 3, 100])
def test_portions_of_parquet_give_what_the_whole_file_gives(tmp_path: Path, rows: int):
    path = tmp_path / "a.parquet"
    columns = {"Text": [f"Report {k} of the day." for k in range(7)], "n": list(range(7))}
    pq.write_table(pa.table(columns), path, row_group_size=3)
    whole = _whole(path)
    assert len(whole) == 21
    assert _in_portions(path, rows) == whole


PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{text} The harbour master of Ostrel said on Monday that two barges had sunk near the lock.</p>
<p>Nobody was hurt, and the canal will be open again by the end of the week.</p></article></body>
</html>"""


def _write_warc(target: Path, count: int) -> Path:
    """Write pages, each with its request, one picture and one page that was not found."""
    writing = pytest.importorskip("warcio.warcwriter", reason="warcio is not installed")
    heads = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    with target.open("wb") as file:
        writer = writing.WARCWriter(file, gzip=target.suffix == ".gz")

        def add(number: int, status: str, kind: str, content: bytes) -> None:
            head = heads(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            address = f"https://gazette.example/{number}"
            record = writer.create_warc_record(
                address, "response", payload=BytesIO(content), http_headers=head
            )
            writer.write_record(record)

        add(98, "200 OK", "image/png", b"no page")
        for k in range(count):
            page = PAGE.format(title=f"Barges sink, part {k}", text=f"Report {k}.")
            add(k, "200 OK", "text/html; charset=utf-8", page.encode())
        add(99, "404 Not Found", "text/html", b"<p>Nothing here.</p>")
    return target


# warcio leaves the temporary files of what it writes to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_the_pages_of_a_warc_are_read_like_saved_pages(tmp_path: Path, name: str):
    path = _write_warc(tmp_path / name, 5)
    portions = portions_of(path, 2)
    assert [(p.first, p.rows) for p in portions] == [(1, 2), (3, 2), (5, 1)]
    found = [r for p in portions for r in read_portion(p, IngestParams())]
    documents = [r for r in found if isinstance(r, Document)]
    assert [d.url for d in documents] == [f"https://gazette.example/{k}" for k in range(5)]
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(title="Barges sink, part 3", text="Report 3."))
    (saved,) = [
        r for r in read_inputs([str(page)], IngestParams()) if isinstance(r, Document)
    ]
    assert documents[3].text == saved.text
    assert documents[3].title == saved.title
    kept = [r for r in found if isinstance(r, RawContent)]
    assert kept[3].content == page.read_bytes()


def test_a_broken_warc_is_said(tmp_path: Path):
    pytest.importorskip("warcio", reason="warcio is not installed")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"no WARC at all")
    (found,) = cut_file(str(path), 2, IngestParams())
    assert isinstance(found, Failure)
    assert "a broken WARC" in found.error


def test_what_cannot_be_cut_is_said(tmp_path: Path):
    empty, page, other = (tmp_path / n for n in ("a.jsonl", "b.html", "c.jsonl"))
    empty.write_bytes(b"\n")
    page.write_text("<p>x")
    other.write_bytes('{"text":"x"}'.encode("utf-16"))
    broken = tmp_path / "d.parquet"
    broken.write_bytes(b"PAR1 no PAR1")
    cut = partial(cut_file, rows=2, params=IngestParams())
    paths = (empty, page, other, broken, tmp_path / "e.jsonl")
    found = [one for path in paths for one in cut(str(path))]
    told = [one.error for one in found if isinstance(one, Failure)]
    assert told[:2] == ["no rows", "it cannot be cut into portions"]
    assert "utf-16" in told[2]
    assert "broken Parquet" in told[3]
    assert told[4] == "no such file or directory"


def test_a_file_that_grows_keeps_the_names_of_its_first_portions(tmp_path: Path):
    path = write_lines(tmp_path / "a.jsonl", ["one", "two", "three"])
    before = [name_of(p) for p in portions_of(path, 1)]
    with path.open("a") as file:
        file.write(json.dumps({"text": "four"}) + "\n")
    assert [name_of(p) for p in portions_of(path, 1)][:3] == before


def test_ids_and_their_numbers_have_one_order():
    ids = ["doc-0000000000000000", "doc-7fffffffffffffff", "doc-8000000000000000"]
    assert [id_of_number(number_of_id(one)) for one in ids] == ids
    assert sorted(ids, key=number_of_id) == ids


def test_every_portion_has_every_table(tmp_path: Path):
    lines = write_lines(tmp_path / "a.jsonl", ["The army left Ostrel on Monday."])
    archive = read_in_a_loop(lines, tmp_path / "out", work=_plain)
    ((folder, _),) = archive.held()
    names = {path.name for path in folder.iterdir()}
    assert names == {f"{name}.parquet" for name in COLUMNS} | {"portion.json"}
    terms = pq.read_table(folder / "terms.parquet").to_pylist()
    assert {"term": "ostrel", "documents": [0]} in terms


def test_a_cluster_is_local_by_its_address():
    assert Cluster("local[3]").is_local
    assert not Cluster("spark://head:7077").is_local


def test_a_portion_is_a_plain_record(tmp_path: Path):
    path = write_lines(tmp_path / "a.jsonl", ["one"])
    (portion,) = portions_of(path, 1)
    assert isinstance(portion, Portion)
    assert (portion.first, portion.rows, portion.start) == (1, 1, 0)


# One matter out of an archive.


@pytest.fixture(name="archive", scope="module")
def archive_fixture(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return read_in_a_loop(lines, tmp_path_factory.mktemp("archive") / "a")


@pytest.mark.slow
def test_a_slice_of_all_is_the_case_of_all(
    cli: Cli, archive: Archive, lines: Path, tmp_path: Path
):
    sliced, read = tmp_path / "sliced.db", tmp_path / "read.db"
    folder = archive.folder
    result = cli("bulk", "slice", folder, "--about", "the", "--case", sliced)
    assert result.exit_code == 0
    assert "11 documents found, 0 of them known before" in result.output
    cli("read", lines, "--case", read, "--quiet", "--workers", "1")
    both = [cli("export", case, "--format", "json").stdout for case in (sliced, read)]
    assert both[0] == both[1]


@pytest.mark.slow
def test_a_slice_is_put_together_by_the_settings_given(
    cli: Cli, archive: Archive, tmp_path: Path
):
    (tmp_path / "s.toml").write_text("[compare]\nblock_limit = 50\n")
    asked = ("--about", "truce", "--case", tmp_path / "c.db")
    cli("bulk", "slice", archive.folder, *asked, "--settings", tmp_path / "s.toml")
    run_ = json.loads(cli("export", tmp_path / "c.db").stdout)["run"]
    assert run_["params"]["compare"]["block_limit"] == 50


def _words_of(lines: Path) -> list[set[str]]:
    rows = map(json.loads, lines.read_text(encoding="utf-8").splitlines())
    texts = (f"{row['title'] or ''} {row['text']}".lower() for row in rows)
    return [set(re.findall(r"[^\W_]+", text)) for text in texts]


@pytest.mark.slow
def test_a_slice_holds_documents_with_all_words_and_is_added_to(
    cli: Cli, archive: Archive, lines: Path, tmp_path: Path
):
    case = tmp_path / "case.db"
    texts = _words_of(lines)
    asked = ("--about", "MORTAR, barracks", "--case", case)
    both = sum("mortar" in text and "barracks" in text for text in texts)
    first = cli("bulk", "slice", archive.folder, *asked)
    assert f"{both} documents found, 0 of" in first.output
    second = cli("bulk", "slice", archive.folder, *asked, "--about", "truce")
    assert f"{both} of them known before" in second.output
    rows = cli("show", case, "documents", "--format", "jsonl").stdout.splitlines()
    either = sum("truce" in t or ("mortar" in t and "barracks" in t) for t in texts)
    assert both < len(rows) == either


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--about", "zeppelin"), "no document holds all words"),
        (("--about", "..."), "no words to look for"),
        (("--about", "the", "--most", "3"), "11 documents hold the words"),
        (("--about", "the", "--with-copies"), "its copies were not looked for"),
    ],
)
def test_what_is_refused_leaves_no_case(
    cli: Cli, archive: Archive, tmp_path: Path, asked: tuple[str, ...], said: str
):
    case = tmp_path / "case.db"
    result = cli("bulk", "slice", archive.folder, *asked, "--case", case)
    assert (result.exit_code, case.exists()) == (2, False)
    assert said in result.output


def test_no_archive_is_said(cli: Cli, tmp_path: Path):
    case = tmp_path / "case.db"
    result = cli("bulk", "slice", tmp_path, "--about", "x", "--case", case)
    assert result.exit_code == 2
    assert "it is no archive" in result.output
