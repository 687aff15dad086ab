"""Know the pairs of claims that were decided before and gave nothing.

    hash of what each document was made from -> mark of a claim -> mark of a pair -> silent before?

Nearly every pair that a rule is asked of gives nothing, and gives nothing again as long as both
documents are what they were. A mark is 64 bits: with ten million known and a hundred thousand
asked for, one pair in 10^7 cases would be taken for another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rashomon.model import Claim
from rashomon.stages.compare.laid import term_number

_STEP = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Constants of the generator SplitMix64, which scatters numbers that lie near each other."""


class Silent:
    """The marks of silent pairs: those known, and those of this run."""

    def __init__(self, known: bytes, marks: Any) -> None:  # noqa: ANN401  a numpy array
        """Begin a run.

        Args:
            known: Marks of pairs that gave nothing before, as `packed` gave them.
            marks: Of each claim, in the order in which pairs name them; see `claim_marks`.
        """
        import numpy as np

        self._known = np.frombuffer(known[: len(known) // 8 * 8], np.uint64)
        self._claims = marks
        self._found: list[Any] = [np.zeros(0, np.uint64)]

    def unknown(self, a: Any, b: Any, at: Any) -> Any:  # noqa: ANN401  numpy arrays
        """Give the places of pairs, among those at `at`, that were not known to be silent."""
        import numpy as np

        marks = self._pairs(a[at], b[at])
        place = np.searchsorted(self._known, marks)
        place[place == len(self._known)] = 0
        is_known = self._known[place] == marks if len(self._known) else place < 0
        self._found.append(marks[is_known])
        return at[~is_known]

    def add(self, a: Any, b: Any, at: Sequence[int]) -> None:  # noqa: ANN401
        """Note pairs that gave nothing now."""
        import numpy as np

        places = np.array(at, np.int64)
        self._found.append(self._pairs(a[places], b[places]))

    def packed(self) -> bytes:
        """Give the marks of the silent pairs of this run, ascending."""
        import numpy as np

        return np.unique(np.concatenate(self._found)).tobytes()

    def _pairs(self, a: Any, b: Any) -> Any:  # noqa: ANN401  numpy arrays
        import numpy as np

        return _mixed(_mixed(self._claims[a]) + self._claims[b] * np.uint64(3))


def claim_marks(claims: Sequence[Claim], made_from: Mapping[str, bytes]) -> Any:  # noqa: ANN401
    """Mark each claim by what its document was made from and its own id.

    Args:
        claims: In the order in which pairs name them.
        made_from: Hash of everything each document was looked at by, by document id.
    """
    import numpy as np

    documents = {key: int.from_bytes(made[:8], "big") for key, made in made_from.items()}
    own = np.array([documents[c.document_id] for c in claims], np.uint64)
    ids = np.array([term_number(c.id) for c in claims], np.uint64)
    return _mixed(own + _mixed(ids))


def _mixed(numbers: Any) -> Any:  # noqa: ANN401
    import numpy as np

    found = numbers + np.uint64(_STEP)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(_MIX[0])
    found = (found ^ (found >> np.uint64(27))) * np.uint64(_MIX[1])
    return found ^ (found >> np.uint64(31))
