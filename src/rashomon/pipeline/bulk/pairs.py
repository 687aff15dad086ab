"""Pairs by key, as joins on disk: whoever shares a key, and never all with all.

    (document, key) -> keys that several hold -> pairs of their holders -> enough told -> (a, b)

The rule is that of `stages.reuse.candidates`: one key that few documents hold makes a pair, two
keys make one anywhere, and a key beyond the cap joins its holders to the first of them only. So
phrases that 50,000 documents share give 49,999 pairs at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rashomon.pipeline.bulk.engine import Frame, Session, on_disk
from rashomon.stages.reuse import ReuseParams

ENOUGH = 2
"""What the keys of a pair must tell together: a rare key tells 2, another one 1."""


@dataclass(frozen=True, slots=True)
class PairsByKey:
    """Pairs worth a look, and the keys that were capped."""

    pairs: Frame
    """a < b, numbers of documents."""
    capped: Frame
    """key, documents: how many hold it, first: the one they are all paired with."""


def pairs_by_key(
    session: Session, keys: Frame, params: ReuseParams, folder: Path
) -> PairsByKey:
    """Pair documents that share keys.

    Args:
        session: Spark.
        keys: document, key; a row twice counts once.
        params: The cap, and how many documents make a key rare.
        folder: Where what is made on the way lies.
    """
    sql = import_module("pyspark.sql.functions")
    keys = keys.distinct()
    sizes = (
        keys.groupBy("key")
        .agg(sql.count("document").alias("documents"), sql.min("document").alias("first"))
        .where("documents > 1")
    )
    held = on_disk(session, keys.join(sizes, "key"), folder / "held")
    cap, rare = params.key_documents, params.rare_documents
    told = sql.when(sql.col("documents") <= rare, ENOUGH).otherwise(1).alias("told")
    wide = held.where(f"documents > {cap} and document > first")
    wide = wide.select(sql.col("first").alias("a"), sql.col("document").alias("b"), told)
    narrow = held.where(f"documents <= {cap}")
    ones = narrow.select("key", "documents", sql.col("document").alias("a"))
    others = narrow.select("key", sql.col("document").alias("b"))
    met = ones.join(others, "key").where("a < b").select("a", "b", told)
    pairs = met.union(wide).groupBy("a", "b").agg(sql.sum("told").alias("told"))
    pairs = pairs.where(f"told >= {ENOUGH}").select("a", "b")
    capped = held.where(f"documents > {cap}").select("key", "documents", "first")
    return PairsByKey(on_disk(session, pairs, folder / "pairs"), capped.distinct())
