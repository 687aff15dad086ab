"""What goes wrong with a case, its reports, its settings and what is said of them."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Generator


LISTED = 12
"""Names that a message lists before it says how many more there are: a case has thousands."""


class RashomonError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500


class UnknownNameError(RashomonError, LookupError):
    """A method, backend, record or setting that is not registered."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 404

    @classmethod
    def of(cls, kind: str, name: str, known: Collection[str]) -> Self:
        """Name the closest known spelling, else what is known; a number has no spelling."""
        near = [] if name.isdigit() else get_close_matches(name, known, n=1)
        if near:
            hint = f"did you mean {near[0]!r}?"
        elif known:
            more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
            hint = f"known: {', '.join(sorted(known)[:LISTED])}{more}."
        else:
            hint = "there is none."
        return cls(f"No {kind} named {name!r}.\nHint: {hint}")

    @classmethod
    def near(cls, kind: str, name: str, offered: Collection[str]) -> Self:
        """Offer the known spellings that may be meant, of too many to list."""
        ways = [repr(one) for one in offered]
        listed = " or ".join([", ".join(ways[:-1]), ways[-1]] if ways[1:] else ways)
        hint = f"did you mean {listed}?" if ways else "look at what the case holds."
        return cls(f"No {kind} named {name!r}.\nHint: {hint}")

    @classmethod
    def removed(cls, name: str) -> Self:
        """Say that a document is out of sight, and how it comes back."""
        return cls(
            f"The document {name!r} was removed.\n"
            f"Hint: `rashomon remove CASE {name} --undo` puts it back."
        )


class GoneError(RashomonError, LookupError):
    """A document, claim or question that a link names and the case has no more."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 410

    now: tuple[tuple[str, str, str], ...] = ()
    """What stands in its place: sort, id and words of each."""

    @classmethod
    def of(cls, name: str, told: str, now: tuple[tuple[str, str, str], ...]) -> Self:
        """Say what became of it, and what stands in its place."""
        hint = "what stands in its place is named below" if now else "search for its words"
        error = cls(f"{name!r} is not in the case: {told}.\nHint: {hint}.")
        error.now = now
        return error


class CaseBusyError(RashomonError):
    """A case that another process is writing to, asked for by somebody who does not wait."""

    http_status: ClassVar[int] = 409

    @classmethod
    def of(cls, path: str, holder: str) -> Self:
        """Say who holds it."""
        return cls(
            f"Case {path!r} is in use by {holder}.\n"
            "Hint: it can be read meanwhile; try again when they are done."
        )

    @classmethod
    def here(cls, doing: str) -> Self:
        """Say what this process itself writes."""
        return cls(
            f"The case is being written to by {doing}.\n"
            "Hint: it can be read meanwhile; try again when they are done."
        )


class CaseFileError(RashomonError):
    """A case file that cannot be opened, read or written."""

    @classmethod
    def of(cls, path: str, what: str, hint: str) -> Self:
        """Say what is wrong with which file and what to do."""
        return cls(f"Case {path!r}: {what}.\nHint: {hint}")

    @classmethod
    def lacking(cls, key: str) -> Self:
        """Say which record others name and the case does not hold."""
        return cls(
            f"The case holds no {key}, which one of its records names: it is damaged.\n"
            "Hint: `rashomon check CASE` says where."
        )

    @classmethod
    def unwritable(cls, path: str, why: str) -> Self:
        """Say that a file made of a case has no place there."""
        return cls(
            f"{path!r} cannot be written ({why}).\n"
            "Hint: name a file in a folder that you may write to."
        )


@contextmanager
def holding_all() -> Generator[None]:
    """Tell of a case that lacks a record which others name.

    Every id a record names is in its case when it is written (`check` goes through them). So a
    look-up that fails while a case is shown means a damaged file.

    Raises:
        CaseFileError: A look-up failed.
    """
    try:
        yield
    except KeyError as error:
        raise CaseFileError.lacking(str(error)) from error


class DiskFullError(RashomonError):
    """A disk or a quota that has no space left for a file other than the case."""

    @classmethod
    def of(cls, path: str | None, why: str) -> Self:
        """Say which file had no space; None: the system did not say."""
        where = repr(path) if path else "A temporary file"
        return cls(
            f"{where} cannot be written ({why}).\n"
            "Hint: free some space, also in the folder for temporary files, and run the command "
            "again; what the case holds is whole."
        )


class ArchiveError(RashomonError):
    """An archive (`rashomon bulk`) that cannot be read or written as it was asked for."""

    exit_code: ClassVar[int] = 2

    @classmethod
    def of(cls, folder: str, what: str, hint: str) -> Self:
        """Say what is wrong with which folder and what to do."""
        return cls(f"Archive {folder!r}: {what}.\nHint: {hint}.")

    @classmethod
    def begun_otherwise(cls, folder: str, *, is_rules: bool) -> Self:
        """Say that what is added would not be read as the rest was."""
        if is_rules:
            what = "it was begun with other settings, or by another version of rashomon"
        else:
            what = "it was begun with portions of another size"
        return cls.of(folder, what, "ask for the same again, or name another folder")

    @classmethod
    def changed(cls, folder: str, path: str, name: str) -> Self:
        """Say that a file is not what it was when it was read."""
        what = f"{path!r} holds other rows than when portions/{name} was read"
        return cls.of(
            folder, what, f"read it into another folder, or remove portions/{name} first"
        )


class SparkError(RashomonError):
    """Spark that is not there, cannot be started, or broke off."""

    exit_code: ClassVar[int] = 1

    @classmethod
    def lacking(cls, what: str, hint: str) -> Self:
        """Say what is not installed and how to install it."""
        return cls(f"Spark cannot be started: {what}.\nHint: {hint}.")

    @classmethod
    def no_package(cls) -> Self:
        """Say that the extra is not installed."""
        return cls.lacking("pyspark is not installed", "pip install 'rashomon[spark]'")

    @classmethod
    def no_java(cls) -> Self:
        """Say that there is no Java."""
        return cls.lacking("no Java was found", "install Java 17, or set JAVA_HOME")

    @classmethod
    def broke_off(cls, doing: str, why: str) -> Self:
        """Say what it was doing, and the last word of what it said."""
        return cls(
            f"Spark broke off while it {doing}: {why}\n"
            "Hint: what was done by then is kept; run the same command again to go on."
        )


class SettingError(RashomonError, ValueError):
    """A setting outside its range, or of the wrong type."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    @classmethod
    def of(cls, name: str, value: object, expected: str) -> Self:
        """Say which setting has which value and what is expected."""
        return cls(f"Setting {name!r} is {value!r}.\nHint: {expected}.")


class MetadataError(RashomonError, ValueError):
    """What is said about documents (`--meta`, `rashomon set`) that cannot be understood."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    @classmethod
    def of(cls, where: str, what: str, hint: str) -> Self:
        """Say where it was said, what is wrong and what to do."""
        return cls(f"Metadata in {where!r}: {what}.\nHint: {hint.rstrip('.')}.")


class GradesError(RashomonError, ValueError):
    """A file of grades (`--grades`) that cannot be understood."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    @classmethod
    def of(cls, path: str, line: int | None, what: str, hint: str) -> Self:
        """Say which line of which file is wrong; None: the file as a whole."""
        where = f"{path!r}" if line is None else f"{path!r}, line {line}"
        return cls(f"Grades in {where}: {what}.\nHint: {hint.rstrip('.')}.")


class JudgementError(RashomonError, ValueError):
    """A judgement that cannot be made, or that was made or withdrawn before."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    @classmethod
    def of(cls, where: str, what: str, hint: str) -> Self:
        """Say which judgement it is, what is wrong and what to do."""
        return cls(f"Judgement {str(where)!r}: {what}.\nHint: {hint}.")


class DataFileError(RashomonError):
    """A file shipped with the package that is missing or does not match its hash."""

    @classmethod
    def changed(cls, path: str, expected: str, found: str) -> Self:
        """Say which hash was expected."""
        return cls(
            f"{path} has SHA-256 {found}, expected {expected}.\n"
            "Hint: the installation is damaged; reinstall the package."
        )

    @classmethod
    def malformed(cls, path: str, line: int, what: str) -> Self:
        """Say which line of which file cannot be read."""
        return cls(f"{path}, line {line}: {what}.\nHint: mend the line or remove it.")
