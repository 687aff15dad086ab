"""The command line: thin; every command is a few calls."""

from rashomon.cli.main import main

__all__ = ["main"]
