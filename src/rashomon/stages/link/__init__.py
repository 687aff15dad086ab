"""Tell which actor and which place the words of claims mean.

    documents, claims -> actors with every name they go by, links with their reasons

Façade: `link_claims`.
"""

from __future__ import annotations

from rashomon.stages.link.judged import judge_actors
from rashomon.stages.link.link import Linked, link_claims
from rashomon.stages.link.params import LinkParams

__all__ = ["LinkParams", "Linked", "judge_actors", "link_claims"]
