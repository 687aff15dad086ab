"""Lay a text out in zones and sentences.

text -> blocks of lines -> zones -> (parse) -> sentences
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.segment.params import SegmentParams
    from rashomon.stages.segment.sentences import find_sentences
    from rashomon.stages.segment.zones import find_zones

__all__ = ["SegmentParams", "find_sentences", "find_zones"]

__getattr__ = facade(
    __name__,
    {
        "params": ("SegmentParams",),
        "sentences": ("find_sentences",),
        "zones": ("find_zones",),
    },
)
