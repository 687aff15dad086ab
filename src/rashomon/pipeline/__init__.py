"""Join stages and store: the only place where they meet."""

from rashomon.pipeline.local import Progress, RunCounts, put_together, run

__all__ = ["Progress", "RunCounts", "put_together", "run"]
