"""The same stages over an archive: portions of large files, read by many machines (Spark).

Reading an archive needs the extra `spark`; bringing a matter out of it does not.
"""

from rashomon.pipeline.bulk.engine import Cluster
from rashomon.pipeline.bulk.layout import Archive, open_archive
from rashomon.pipeline.bulk.read import PORTION_ROWS, BulkCounts, How, read_archive

__all__ = [
    "PORTION_ROWS",
    "Archive",
    "BulkCounts",
    "Cluster",
    "How",
    "open_archive",
    "read_archive",
]
