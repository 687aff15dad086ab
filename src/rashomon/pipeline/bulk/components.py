"""Connected components of more links than fit in memory.

    links -> large star, small star, large star, ... until nothing changes -> (node, component)

Each round joins every node to the least one it knows of: first those above it (large star), then
those below (small star). Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii, "Connected
Components in MapReduce and Beyond" (2014). A chain gets half as long in a round and a star is
done in one, where handing the least name from neighbour to neighbour would take as many rounds as
the chain has links: 20,000 links took 16 rounds.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from rashomon.pipeline.bulk.engine import Frame, Session, on_disk


def connected_components(session: Session, links: Frame, folder: Path) -> Frame:
    """Name the component of every node that has a link.

    Args:
        session: Spark.
        links: a, b; either may be the greater one.
        folder: Where each round is kept until the next is done.

    Returns:
        node, component: the least node of it.
    """
    sql = import_module("pyspark.sql.functions")
    ends = (sql.greatest("a", "b").alias("u"), sql.least("a", "b").alias("v"))
    edges = links.select(*ends).where("u != v").distinct()
    edges = on_disk(session, edges, folder / "links")
    before, now = (-1, 0), _mark(edges)
    number = 0
    while now != before:
        edges = on_disk(session, _large_star(edges), folder / f"large-{number}")
        edges = on_disk(session, _small_star(edges), folder / f"small-{number}")
        before, now = now, _mark(edges)
        number += 1
    return _named(edges)


def _large_star(edges: Frame) -> Frame:
    """Join the neighbours above each node to the least it knows, itself included."""
    sql = import_module("pyspark.sql.functions")
    both = edges.union(edges.select(sql.col("v").alias("u"), sql.col("u").alias("v")))
    least = both.groupBy("u").agg(sql.min("v").alias("m"))
    least = least.select("u", sql.least("u", "m").alias("m"))
    found = both.where("v > u").join(least, "u")
    return found.select(sql.col("v").alias("u"), sql.col("m").alias("v")).distinct()


def _small_star(edges: Frame) -> Frame:
    """Join each node and its neighbours below to the least of these."""
    sql = import_module("pyspark.sql.functions")
    least = edges.groupBy("u").agg(sql.min("v").alias("m"))
    below = edges.join(least, "u").where("v != m")
    found = below.select(sql.col("v").alias("u"), sql.col("m").alias("v"))
    return found.union(least.select("u", sql.col("m").alias("v"))).distinct()


def _named(edges: Frame) -> Frame:
    """Name components once every edge leads to the least node of its own."""
    sql = import_module("pyspark.sql.functions")
    members = edges.select(sql.col("u").alias("node"), sql.col("v").alias("component"))
    leasts = edges.select(sql.col("v").alias("node"), sql.col("v").alias("component"))
    return members.union(leasts).distinct()


def _mark(edges: Frame) -> tuple[int, int]:
    """Give numbers that differ where edges do, but for one chance in 2^64."""
    sql = import_module("pyspark.sql.functions")
    hashed = sql.xxhash64("u", "v").cast("decimal(38,0)")
    row = edges.agg(sql.count("u").alias("n"), sql.sum(hashed).alias("h")).collect()[0]
    return int(row["n"]), int(row["h"] or 0)
