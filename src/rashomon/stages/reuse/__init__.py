"""Which documents share text, what they go back to, and signs of rewording."""

from rashomon.stages.reuse.decisions import Copy
from rashomon.stages.reuse.find import Reuse, decide_documents, find_reuse
from rashomon.stages.reuse.groups import find_groups
from rashomon.stages.reuse.keys import whole_keys
from rashomon.stages.reuse.params import ReuseParams
from rashomon.stages.reuse.signs import find_signs

__all__ = [
    "Copy",
    "Reuse",
    "ReuseParams",
    "decide_documents",
    "find_groups",
    "find_reuse",
    "find_signs",
    "whole_keys",
]
