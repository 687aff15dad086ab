"""Write a case for other programs: one JSON, or flat tables."""

from rashomon.export.case_json import case_to_json, dump_case, load_schema
from rashomon.export.cells import Row
from rashomon.export.diff_json import dump_diff
from rashomon.export.files import to_arrow, to_csv, to_jsonl
from rashomon.export.graphml import dump_graphml
from rashomon.export.reuse_json import dump_reuse
from rashomon.export.run_record import RunFacts, dump_record, run_record
from rashomon.export.tables import rows_of, table_names
from rashomon.export.writing import check_target, write_file

__all__ = [
    "Row",
    "RunFacts",
    "case_to_json",
    "check_target",
    "dump_case",
    "dump_diff",
    "dump_graphml",
    "dump_record",
    "dump_reuse",
    "load_schema",
    "rows_of",
    "run_record",
    "table_names",
    "to_arrow",
    "to_csv",
    "to_jsonl",
    "write_file",
]
