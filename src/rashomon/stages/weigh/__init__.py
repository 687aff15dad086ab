"""Weigh what stands behind each answer: source letter and information number, with reasons."""

from rashomon.stages.weigh.params import WeighParams
from rashomon.stages.weigh.weigh import weigh_variants

__all__ = ["WeighParams", "weigh_variants"]
