"""No address a person gives leads the workbench into somebody's own network."""

from __future__ import annotations

import pytest

from rashomon.errors import FetchError
from rashomon.serve.addresses import Target, is_public, target_of

PUBLIC = "93.184.216.34"


def nobody(host: str, _port: int) -> tuple[str, ...]:
    pytest.fail(f"{host} was looked up")


def everybody(_host: str, _port: int) -> tuple[str, ...]:
    return (PUBLIC,)


def as_is(host: str, _port: int) -> tuple[str, ...]:
    """Resolve as the system does what is an address already."""
    return (host,)


@pytest.mark.parametrize(
    ("words", "host", "path"),
    [
        ("https://news.example/report", "news.example", "/report"),
        ("  http://news.example  ", "news.example", "/"),
        ("https://NEWS.example:443/a b".replace(" ", "%20"), "news.example", "/a%20b"),
        ("https://news.example./x?q=1&r=ä#end", "news.example", "/x?q=1&r=%C3%A4"),
        ("https://zürich.example/ü", "xn--zrich-kva.example", "/%C3%BC"),
        ("http://93.184.216.34/", "93.184.216.34", "/"),
        ("http://[2606:2800:220:1::1]/", "2606:2800:220:1::1", "/"),
    ],
)
def test_an_address_of_a_report(words: str, host: str, path: str):
    resolve = as_is if host[0].isdigit() else everybody
    target = target_of(words, resolve)
    assert (target.host, target.path) == (host, path)
    assert target.port == (443 if words.strip().startswith("https") else 80)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "report",
        "//news.example/",
        "file:///etc/passwd",
        "ftp://news.example/",
        "gopher://news.example/_x",
        "data:text/html,x",
        "javascript:alert(1)",
        "unix:///run/x.sock",
        "http:/news.example",
        "http://",
        "http:///x",
        "http://:80/",
        "https://news.example:22/",
        "http://news.example:8080/",
        "http://news.example:443/",  # the port of the other
        "http://news.example:99999/",
        "http://user@news.example/",
        "http://user:word@news.example/",
        "http://news.example@127.0.0.1/",
        "http://news.example\\@127.0.0.1/",
        "http://news.example /",
        "http://news.example/\r\nHost: localhost",
        "http://news.example\t.other.example/",
        "http://news.example\x00.other.example/",
        "http://localhost/",  # no full name
        "http://router/",
        "http://2130706433/",  # 127.0.0.1 as one number
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://1.2.3.4.5/",
        "http://①②⑦.⓪.⓪.①/",
        "http://[::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[v1.x]/",
        "http://[::1/",
        "http://%31%32%37.0.0.1/",
        "http://news..example/",
        "http://-.-/../",
        "x" * 3000,
    ],
)
def test_what_is_no_address_of_a_report_is_not_even_looked_up(words: str):
    with pytest.raises(FetchError, match="Hint: ") as told:
        target_of(words, nobody if not words.startswith("http://①") else as_is)
    assert told.value.http_status == 400


INSIDE = (
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1"),  # noqa: S104
    *("172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.0.1"),
    *("192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1"),
    *("203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1"),
    *("64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1"),
    *("2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "5f00::1", "fc00::1"),
    *("fd12:3456::1", "fe80::1", "fe80::1%eth0", "2606:2800::1%eth0", "fec0::1", "ff02::1"),
    *("", "127.1", "2130706433"),
)


@pytest.mark.parametrize("address", INSIDE)
def test_what_a_name_leads_to_is_looked_at(address: str):
    assert not is_public(address)
    with pytest.raises(FetchError, match="public address") as told:
        target_of("https://news.example/", lambda *_: (address,))
    assert address not in str(told.value) or not address  # nor is it told what it is


@pytest.mark.parametrize(
    "address", ["1.1.1.1", PUBLIC, "172.32.0.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822"]
)
def test_public_addresses_are_taken(address: str):
    assert is_public(address)
    assert target_of("https://news.example/", lambda *_: (address,)).address == address


@pytest.mark.parametrize(
    "words",
    [
        *("http://127.0.0.1/", "http://127.0.0.1./", "http://127.0.0.1#@news.example/"),
        *("http://[::1]/", "http://[::ffff:127.0.0.1]/"),
    ],
)
def test_an_ip_address_is_looked_at_like_a_name(words: str):
    with pytest.raises(FetchError, match="public address"):
        target_of(words, as_is)


def test_one_address_inside_is_enough():
    with pytest.raises(FetchError, match="public address"):
        target_of("https://news.example/", lambda *_: (PUBLIC, "10.0.0.1"))


def test_a_name_of_nobody():
    with pytest.raises(FetchError, match="Nobody is found"):
        target_of("https://news.example/", lambda *_: ())


def test_what_most_machines_reach_is_taken_first():
    found = ("2606:2800:220:1::1", PUBLIC)
    target = target_of("https://news.example/", lambda *_: found)
    assert target == Target("https", "news.example", PUBLIC, "/")
