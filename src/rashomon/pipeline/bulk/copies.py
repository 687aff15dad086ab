"""Find copies among the documents of an archive, by joins on disk.

    keys of all portions -> pairs by key -> texts of both -> what they share -> copies
    copies -> connected components -> groups -> DIR/copies

Each step is that of `stages.reuse`, with the same result on the same documents: a pair is decided
from its two documents alone, and a group from the copies of its component alone.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rashomon.model import canonical_json
from rashomon.pipeline.bulk.components import connected_components
from rashomon.pipeline.bulk.engine import (
    Cluster,
    Each,
    Frame,
    Session,
    on_disk,
    spark_session,
)
from rashomon.pipeline.bulk.layout import COPIES, Archive
from rashomon.pipeline.bulk.pairs import pairs_by_key
from rashomon.pipeline.bulk.sharing import (
    BODY_COLUMNS,
    GROUP_COLUMNS,
    PAIR_COLUMNS,
    BodiesOf,
    Decide,
    Group,
)

ABOUT = "copies.json"


@dataclass(frozen=True, slots=True)
class CopiesFound:
    """What was found."""

    pairs: int
    """Pairs worth a look."""
    sharing: int
    """Those of them that share at least one passage."""
    copies: int
    """Those of them that go back to one text."""
    groups: int
    capped: int
    """Runs of words in too many documents to compare all of these with each other."""
    widest: int
    """Documents of the widest of them; 0: none was capped."""


def find_copies(archive: Archive, cluster: Cluster | None = None) -> CopiesFound:
    """Find copies among all documents, and keep them in the archive.

    Raises:
        SparkError: Spark is not there, or broke off; what was found before stays.
    """
    target = archive.folder / COPIES
    archive = archive.resolved()
    work = archive.folder / f".{COPIES}"
    with spark_session(cluster or Cluster(), "looked for copies") as session:
        shutil.rmtree(work, ignore_errors=True)
        keys = session.read.parquet(str(archive.portions / "*" / "keys.parquet"))
        met = pairs_by_key(session, keys, archive.settings.reuse, work)
        decided = _decided(session, archive, met.pairs, work)
        groups = _groups(session, decided, work)
        tables = {"pairs": (decided, ["a", "b"]), "groups": (groups, ["hub", "members"])}
        tables["capped"] = (_capped(met.capped), ["key"])
        for name, (frame, order) in tables.items():
            frame.orderBy(*order).write.parquet(str(work / "out" / name))
        found = _counted(session, met.pairs, work / "out")
    about = {name: getattr(found, name) for name in CopiesFound.__slots__}
    (work / "out" / ABOUT).write_text(canonical_json(about) + "\n", encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    (work / "out").rename(target)
    shutil.rmtree(work, ignore_errors=True)
    return found


def _decided(session: Session, archive: Archive, pairs: Frame, work: Path) -> Frame:
    """Bring both documents of each pair together and decide it.

    The second one is joined first: pairs then come in order of their first, which is laid out once
    for its neighbours.
    """
    sql = import_module("pyspark.sql.functions")
    wanted = pairs.select(sql.col("a").alias("document"))
    wanted = wanted.union(pairs.select(sql.col("b").alias("document"))).distinct()
    folders = [str(folder) for folder, _ in archive.held()]
    bodies = Each(folders, BodiesOf(), BODY_COLUMNS).run(session)
    bodies = bodies.join(wanted, "document", "left_semi").dropDuplicates(["document"])
    bodies = on_disk(session, bodies, work / "bodies")
    for side in ("b", "a"):
        names = [sql.col("document").alias(side), sql.col("body").alias(f"{side}_body")]
        pairs = pairs.join(bodies.select(*names), side)
    rows = pairs.select("a_body", "b_body")
    found = rows.mapInArrow(Decide(archive.settings.reuse), PAIR_COLUMNS)
    return on_disk(session, found, work / "decided")


def _groups(session: Session, decided: Frame, work: Path) -> Frame:
    """Put copies into groups, component by component."""
    sql = import_module("pyspark.sql.functions")
    copies = decided.where("copy is not null").select("a", "b", "copy")
    named = connected_components(session, copies, work / "components")
    named = named.select(sql.col("node").alias("a"), "component")
    lists = copies.join(named, "a").groupBy("component").agg(sql.collect_list("copy"))
    return lists.drop("component").mapInArrow(Group(), GROUP_COLUMNS)


def _capped(frame: Frame) -> Frame:
    """Name the first document of each capped key by its id."""
    sql = import_module("pyspark.sql.functions")
    digits = "lpad(lower(hex(first ^ shiftleft(1L, 63))), 16, '0')"
    return frame.select(
        "key", "documents", sql.expr(f"concat('doc-', {digits})").alias("first")
    )


def _counted(session: Session, pairs: Frame, out: Path) -> CopiesFound:
    shared, capped = (session.read.parquet(str(out / n)) for n in ("pairs", "capped"))
    return CopiesFound(
        pairs=pairs.count(),
        sharing=shared.count(),
        copies=shared.where("copy is not null").count(),
        groups=session.read.parquet(str(out / "groups")).count(),
        capped=capped.count(),
        widest=capped.agg({"documents": "max"}).collect()[0][0] or 0,
    )
