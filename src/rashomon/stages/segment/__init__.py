"""Lay a text out in zones and sentences.

text -> blocks of lines -> zones -> (parse) -> sentences
"""

from rashomon.stages.segment.params import SegmentParams
from rashomon.stages.segment.sentences import find_sentences
from rashomon.stages.segment.zones import find_zones

__all__ = ["SegmentParams", "find_sentences", "find_zones"]
