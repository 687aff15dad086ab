"""Each claim back through documents to its informant, and what changed on the way.

reading, relations, questions -> Lineage

Façade: `trace_lineage`.
"""

from rashomon.stages.lineage.params import LineageParams
from rashomon.stages.lineage.trace import Lineage, trace_lineage

__all__ = ["Lineage", "LineageParams", "trace_lineage"]
