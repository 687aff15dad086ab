"""The same stages over an archive: portions of large files, read by many machines (Spark).

Reading an archive needs the extra `spark`; bringing a matter out of it does not.
"""

from rashomon.pipeline.bulk.copies import CopiesFound, find_copies
from rashomon.pipeline.bulk.engine import Cluster
from rashomon.pipeline.bulk.layout import Archive, open_archive
from rashomon.pipeline.bulk.read import PORTION_ROWS, BulkCounts, How, read_archive
from rashomon.pipeline.bulk.slicing import Slice, Sought, find_documents, slice_archive

__all__ = [
    "PORTION_ROWS",
    "Archive",
    "BulkCounts",
    "Cluster",
    "CopiesFound",
    "How",
    "Slice",
    "Sought",
    "find_copies",
    "find_documents",
    "open_archive",
    "read_archive",
    "slice_archive",
]
