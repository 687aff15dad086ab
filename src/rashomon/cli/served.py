"""What `serve` does, with the heavy parts; imported when it runs."""

from __future__ import annotations

import gc
import socket
import sys
import threading
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from rashomon import pipeline
from rashomon.cli.output import print_lines
from rashomon.errors import ServeError
from rashomon.serve import ServeOptions, is_loopback, make_app
from rashomon.store import audit_path

if TYPE_CHECKING:
    from concurrent.futures import Future

    from fastapi import FastAPI

    from rashomon.serve.looks import Looks
    from rashomon.store import Store

SWITCH_S = 0.0005
"""How long a thread goes on while others wait for the interpreter, a tenth of Python's own: a page
that is kept takes less, and waited several times as long for a thread that reads the case."""

FIRST_PAGE_S = 2.0
"""How long whoever started it has the machine for their first page, before all of the case is read
for the pages after it; a page that comes earlier begins that when it is made."""

LAST_WORDS_S = 3
"""How long answers that are being given may take once somebody ends it."""

BY_THE_WAY = (
    "It speaks plain HTTP: passwords and pages can be read on the way. Give --cert and --key, or "
    "put a proxy with TLS before it."
)


def run_workbench(
    case: Path, opening: Future[Store], options: ServeOptions, *, is_opened: bool
) -> None:
    """Answer requests until somebody ends it.

    Args:
        case: Its file.
        opening: Gives it when it is open.
        options: How it is reached.
        is_opened: Whether a browser is opened on it.

    Raises:
        CaseFileError: The case cannot be opened.
        ServeError: The address cannot be listened at.
    """
    sys.setswitchinterval(SWITCH_S)
    store = opening.result()
    try:
        with listening(options) as listener:
            port = listener.getsockname()[1]
            bound = replace(options, port=port, audit=audit_path(case), case=case)
            scheme = "http" if bound.cert is None else "https"
            address = f"{scheme}://{_named(bound.host)}:{bound.port}/"
            print_lines([f"{case} is shown at {address} (Ctrl-C ends it)"], quiet=False)
            if bound.cert is None and not is_loopback(bound.host):
                print_lines([BY_THE_WAY], quiet=False)
            if is_opened and sys.stderr.isatty():  # else nobody sits there
                threading.Timer(0.5, webbrowser.open, (address,)).start()
            app = _lasting_app(store, bound)
            reading = threading.Timer(FIRST_PAGE_S, _go_ahead, (app.state.looks,))
            reading.daemon = True
            reading.start()
            app.state.desk.weigher.wake()  # for what waited when it was ended
            try:
                uvicorn.Server(config_of(app, bound)).run(sockets=[listener])
            finally:
                app.state.desk.weigher.stop()
    finally:
        store.close()


def _lasting_app(store: Store, options: ServeOptions) -> FastAPI:
    """Make the application; it stays, and no search for cycles goes through it."""
    with pipeline.no_search_for_cycles():
        app = make_app(store, options)
    gc.freeze()
    return app


def _go_ahead(looks: Looks) -> None:
    """Read all of the case, and load what nobody needs until somebody judges or adds reports."""
    looks.now()
    for name in pipeline.__all__:
        looks.turns.give_way()
        getattr(pipeline, name)


def config_of(app: FastAPI, options: ServeOptions) -> uvicorn.Config:
    """Give how requests are answered, by TLS where there is a certificate.

    Raises:
        ServeError: The certificate or its key cannot be used.
    """
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=LAST_WORDS_S,
        ssl_certfile=options.cert,
        ssl_keyfile=options.key,
        ssl_keyfile_password=None,
    )
    try:
        config.load()
    except OSError as error:  # ssl.SSLError is one
        why = error.strerror or type(error).__name__
        raise ServeError.no_tls(str(options.cert), why) from error
    return config


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def listening(options: ServeOptions) -> socket.socket:
    """Take the port that requests come in by.

    Raises:
        ServeError: The address cannot be listened at.
    """
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        listener = socket.create_server((options.host, options.port), family=family)
    except OSError as error:
        where = f"{options.host} port {options.port}"
        raise ServeError.no_place(where, error.strerror or str(error)) from error
    # Connections take it over: a short page would wait .04 s until the one before is acknowledged.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
