"""Which documents share text, what they go back to, and signs of rewording."""

from rashomon.stages.reuse.find import Reuse, find_reuse
from rashomon.stages.reuse.keys import whole_keys
from rashomon.stages.reuse.params import ReuseParams
from rashomon.stages.reuse.signs import find_signs

__all__ = ["Reuse", "ReuseParams", "find_reuse", "find_signs", "whole_keys"]
