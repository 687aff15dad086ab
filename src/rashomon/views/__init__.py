"""What a case shows: rows with everything joined that a reader needs, page by page."""

from rashomon.views.accounts import (
    AccountRow,
    Difference,
    HeldVariant,
    Hinge,
    MatterRow,
    account_letters,
    account_rows,
    matter_rows,
)
from rashomon.views.changes import Change, ChangeKind, find_changes
from rashomon.views.claims import ClaimRow, MentionRow, PlaceRow, claim_rows
from rashomon.views.documents import (
    DocumentRow,
    DocumentView,
    MetadataRow,
    OriginRow,
    SharedPassage,
    document_rows,
    document_view,
    metadata_rows,
    origin_rows,
)
from rashomon.views.index import CaseIndex, counted_reading, distrusted_names, reading_of
from rashomon.views.metadata import (
    given_values,
    known_document,
    known_documents,
    metadata_of,
)
from rashomon.views.paging import Page
from rashomon.views.questions import (
    QuestionRow,
    RelationRow,
    ShiftRow,
    VariantRow,
    question_rows,
    relation_rows,
    shift_rows,
)
from rashomon.views.since import Changes, changes_since
from rashomon.views.summary import Summary, summary_of
from rashomon.views.system import (
    CauseRow,
    TieRow,
    TimelineRow,
    cause_chains,
    cause_rows,
    tie_rows,
    timeline_rows,
)
from rashomon.views.system_map import (
    MapEdge,
    MapNode,
    SystemMap,
    letters_of,
    system_map,
)
from rashomon.views.versions import Version, find_versions
from rashomon.views.whatif import Consequences, Step, what_if

__all__ = [
    "AccountRow",
    "CaseIndex",
    "CauseRow",
    "Change",
    "ChangeKind",
    "Changes",
    "ClaimRow",
    "Consequences",
    "Difference",
    "DocumentRow",
    "DocumentView",
    "HeldVariant",
    "Hinge",
    "MapEdge",
    "MapNode",
    "MatterRow",
    "MentionRow",
    "MetadataRow",
    "OriginRow",
    "Page",
    "PlaceRow",
    "QuestionRow",
    "RelationRow",
    "SharedPassage",
    "ShiftRow",
    "Step",
    "Summary",
    "SystemMap",
    "TieRow",
    "TimelineRow",
    "VariantRow",
    "Version",
    "account_letters",
    "account_rows",
    "cause_chains",
    "cause_rows",
    "changes_since",
    "claim_rows",
    "counted_reading",
    "distrusted_names",
    "document_rows",
    "document_view",
    "find_changes",
    "find_versions",
    "given_values",
    "known_document",
    "known_documents",
    "letters_of",
    "matter_rows",
    "metadata_of",
    "metadata_rows",
    "origin_rows",
    "question_rows",
    "reading_of",
    "relation_rows",
    "shift_rows",
    "summary_of",
    "system_map",
    "tie_rows",
    "timeline_rows",
    "what_if",
]
