"""Errors a caller can do something about: what is wrong, where, and a hint."""

from __future__ import annotations

from rashomon.errors.base import (
    ArchiveError,
    CaseBusyError,
    CaseFileError,
    DataFileError,
    DiskFullError,
    GoneError,
    GradesError,
    JudgementError,
    MetadataError,
    RashomonError,
    SettingError,
    SparkError,
    UnknownNameError,
    holding_all,
)
from rashomon.errors.fetching import FetchError
from rashomon.errors.people import (
    PeopleError,
    PeopleFileError,
    RoleError,
    SignInError,
    TooManyError,
)
from rashomon.errors.web import (
    ChangedMeanwhileError,
    ForgedError,
    RequestError,
    ServeError,
    StrangeHostError,
    TooLargeError,
)

__all__ = [
    "ArchiveError",
    "CaseBusyError",
    "CaseFileError",
    "ChangedMeanwhileError",
    "DataFileError",
    "DiskFullError",
    "FetchError",
    "ForgedError",
    "GoneError",
    "GradesError",
    "JudgementError",
    "MetadataError",
    "PeopleError",
    "PeopleFileError",
    "RashomonError",
    "RequestError",
    "RoleError",
    "ServeError",
    "SettingError",
    "SignInError",
    "SparkError",
    "StrangeHostError",
    "TooLargeError",
    "TooManyError",
    "UnknownNameError",
    "holding_all",
]
