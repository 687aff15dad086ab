"""A workbench with a certificate answers by TLS, and by nothing else."""

from __future__ import annotations

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

import httpx2
import pytest
import uvicorn

from certificates import write_certificate
from conftest import Cli
from rashomon.cli.served import config_of, listening
from rashomon.serve import People, Role, ServeOptions, make_app
from served import filled_case

WORDS = "seven grey lanterns"


@contextmanager
def answering(options: ServeOptions) -> Generator[int]:
    with listening(options) as listener:
        port = listener.getsockname()[1]
        bound = replace(options, port=port)
        server = uvicorn.Server(config_of(make_app(filled_case(), bound), bound))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield port
        server.should_exit = server.force_exit = True
        thread.join(30)


def test_pages_and_cookies_go_by_tls_alone(tmp_path: Path):
    cert, key = write_certificate(tmp_path)
    people = tmp_path / "people.json"
    People(people).add("Ann", Role.OWNER, WORDS)
    options = ServeOptions(port=0, people=people, cert=cert, key=key)
    trusted = ssl.create_default_context(cafile=str(cert))
    with answering(options) as port, httpx2.Client(verify=trusted) as browser:
        base = f"https://localhost:{port}"
        form = {"name": "Ann", "secret": WORDS}
        answer = browser.post(f"{base}/sign-in", data=form)
        assert answer.json() == {"ok": True}
        assert "Secure" in answer.headers["set-cookie"]
        page = browser.get(base, headers={"accept": "text/html"})
        assert (page.status_code, "Ann" in page.text) == (200, True)
        with pytest.raises(httpx2.TransportError):
            httpx2.get(f"http://localhost:{port}/")


@pytest.mark.parametrize("words", [b"", b"no certificate"])
def test_a_certificate_that_is_none_is_named(cli: Cli, tmp_path: Path, words: bytes):
    from rashomon.store import open_store

    open_store(tmp_path / "case.db", create=True).close()
    (tmp_path / "cert.pem").write_bytes(words)
    options = ("--port", "0", "--no-open", "--cert", tmp_path / "cert.pem")
    done = cli("serve", tmp_path / "case.db", *options)
    assert done.exit_code == 2
    assert "cert.pem" in done.stderr
    assert "Hint: name a certificate" in done.stderr
    done = cli("serve", tmp_path / "case.db", *options[:-1], tmp_path / "none.pem")
    assert "none.pem" in done.stderr
