"""What `serve` does, with the heavy parts; imported when it runs."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from dataclasses import replace
from pathlib import Path

import uvicorn

from rashomon.cli.output import print_lines
from rashomon.errors import ServeError
from rashomon.serve import ServeOptions, is_loopback, make_app
from rashomon.store import audit_path, open_store

LAST_WORDS_S = 3
"""How long answers that are being given may take once somebody ends it."""

BY_THE_WAY = (
    "It speaks plain HTTP: put a proxy with TLS before it, or passwords and pages can be read "
    "on the way."
)


def run_workbench(case: Path, options: ServeOptions, *, is_opened: bool) -> None:
    """Answer requests until somebody ends it.

    Raises:
        CaseFileError: The case cannot be opened.
        ServeError: The address cannot be listened at.
    """
    store = open_store(case)
    try:
        with listening(options) as listener:
            port = listener.getsockname()[1]
            bound = replace(options, port=port, audit=audit_path(case), case=case)
            address = f"http://{_named(bound.host)}:{bound.port}/"
            print_lines([f"{case} is shown at {address} (Ctrl-C ends it)"], quiet=False)
            if not is_loopback(bound.host):
                print_lines([BY_THE_WAY], quiet=False)
            if is_opened and sys.stderr.isatty():  # else nobody sits there
                threading.Timer(0.5, webbrowser.open, (address,)).start()
            app = make_app(store, bound)
            threading.Thread(
                target=app.state.looks.now, daemon=True
            ).start()  # it takes a while
            app.state.desk.weigher.wake()  # for what waited when it was ended
            config = uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=LAST_WORDS_S,
            )
            try:
                uvicorn.Server(config).run(sockets=[listener])
            finally:
                app.state.desk.weigher.stop()
    finally:
        store.close()


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def listening(options: ServeOptions) -> socket.socket:
    """Take the port that requests come in by.

    Raises:
        ServeError: The address cannot be listened at.
    """
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family)
    except OSError as error:
        where = f"{options.host} port {options.port}"
        raise ServeError.no_place(where, error.strerror or str(error)) from error
