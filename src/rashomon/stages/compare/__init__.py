"""Find what claims are to each other, which happening they are about, and what they answer."""

from rashomon.stages.compare.compare import Comparison, compare_claims
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.words import find_tokens, weighted_terms

__all__ = [
    "CompareParams",
    "Comparison",
    "compare_claims",
    "find_tokens",
    "weighted_terms",
]
