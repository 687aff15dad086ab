"""Write records as JSON and read them back, field by field checked.

record -> encode_record -> text -> decode_record -> equal record
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from rashomon.errors import CaseFileError
from rashomon.model import canonical_json

if TYPE_CHECKING:
    import msgspec

    from rashomon.store.kinds import R, Record


def encode_record(record: Record) -> str:
    """Write a record as one line of JSON.

    Raises:
        CaseFileError: It holds what JSON in UTF-8 cannot (a lone surrogate).
    """
    import msgspec

    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError as error:
        raise CaseFileError.of(
            type(record).__name__,
            f"text that is no Unicode at {error.start} ({error.reason})",
            "decode the input with replacement before it is stored",
        ) from error


def decode_record(record: type[R], body: str) -> R:
    """Read a record back.

    Raises:
        CaseFileError: The body is no such record.
    """
    import msgspec

    try:
        return cast("R", _decoder(record).decode(body))
    except (msgspec.MsgspecError, UnicodeError, RecursionError, TypeError) as error:
        raise CaseFileError.of(
            record.__name__,
            f"a stored record cannot be read ({error})",
            "the case is damaged; read its documents again into a new case",
        ) from error


def encode_run(run: Mapping[str, object]) -> str:
    """Write a run summary so that equal summaries give equal bytes."""
    return canonical_json(run)


def decode_run(body: str) -> dict[str, Any]:
    """Read a run summary back.

    Raises:
        CaseFileError: It is no JSON object.
    """
    import msgspec

    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, RecursionError, TypeError) as error:
        raise CaseFileError.of(
            "run", f"the run summary cannot be read ({error})", "the case is damaged"
        ) from error


@cache
def _decoder(record: type[Record]) -> msgspec.json.Decoder[Any]:
    import msgspec

    return msgspec.json.Decoder(record)
