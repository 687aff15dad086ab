"""Read files, folders and streams into documents, and what the user says of these.

inputs -> find_files -> load -> reader of the kind -> Document, RawContent, PageMap | Failure
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.ingest.given import (
        field_of,
        given_value,
        named_field,
        near_field,
        read_given,
    )
    from rashomon.stages.ingest.grades_file import grades_of, load_grades
    from rashomon.stages.ingest.ingest import read_inputs
    from rashomon.stages.ingest.inputs import find_files
    from rashomon.stages.ingest.metadata_table import MetadataRow, MetadataTable, load_table
    from rashomon.stages.ingest.params import IngestParams
    from rashomon.stages.ingest.portions import Portion, cut_file, read_portion
    from rashomon.stages.ingest.sidecars import Sidecar, load_sidecar, sidecar_path

__all__ = [
    "IngestParams",
    "MetadataRow",
    "MetadataTable",
    "Portion",
    "Sidecar",
    "cut_file",
    "field_of",
    "find_files",
    "given_value",
    "grades_of",
    "load_grades",
    "load_sidecar",
    "load_table",
    "named_field",
    "near_field",
    "read_given",
    "read_inputs",
    "read_portion",
    "sidecar_path",
]

__getattr__ = facade(
    __name__,
    {
        "given": (
            "field_of",
            "given_value",
            "named_field",
            "near_field",
            "read_given",
        ),
        "grades_file": (
            "grades_of",
            "load_grades",
        ),
        "ingest": ("read_inputs",),
        "inputs": ("find_files",),
        "metadata_table": (
            "MetadataRow",
            "MetadataTable",
            "load_table",
        ),
        "params": ("IngestParams",),
        "portions": (
            "Portion",
            "cut_file",
            "read_portion",
        ),
        "sidecars": (
            "Sidecar",
            "load_sidecar",
            "sidecar_path",
        ),
    },
)
