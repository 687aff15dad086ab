"""Read files, folders and streams into documents.

inputs -> find_files -> load -> reader of the kind -> Document, RawContent, PageMap | Failure
"""

from rashomon.stages.ingest.ingest import read_inputs
from rashomon.stages.ingest.params import IngestParams

__all__ = ["IngestParams", "read_inputs"]
