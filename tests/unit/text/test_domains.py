"""Who answers for an address, and when two addresses are one."""

import pytest

from rashomon.text.domains import (
    is_address,
    publishing_domain,
    registered_domain,
    same_address,
)

DOMAINS = [
    ("https://www.kamenpost.example.com/a", "example.com"),
    ("https://news.kamenpost.co.uk/2031/a?b=c", "kamenpost.co.uk"),
    ("HTTPS://KamenPost.ORG:8080/", "kamenpost.org"),
    (
        "https://mara.github.io/post",
        "mara.github.io",
    ),  # a private suffix: others' pages differ
    ("https://xn--e1afmkfd.xn--p1ai/a", "xn--e1afmkfd.xn--p1ai"),
    ("http://10.0.0.1/a", None),
    ("https://localhost/a", None),
    ("https://co.uk/a", None),  # nobody registers a public suffix
    ("mailto:desk@kamenpost.org", None),
    ("http://[::1/", None),
    ("kamenpost.org", None),
    ("", None),
]


@pytest.mark.parametrize(("url", "domain"), DOMAINS)
def test_the_registered_domain(url: str, domain: str | None):
    assert registered_domain(url) == domain


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://kamenpost.org/a", "kamenpost.org"),
        ("https://t.me/s/channel/12", None),  # it carries what anybody posts
        ("https://web.archive.org/web/2031/http://kamenpost.org/a", None),
    ],
)
def test_a_site_that_carries_others_is_no_publisher(url: str, domain: str | None):
    assert publishing_domain(url) == domain


SAME = [
    ("http://www.kamenpost.org/a/", "https://kamenpost.org/a"),
    ("https://kamenpost.org/a?utm_source=x&id=3", "https://KAMENPOST.org/a?id=3#top"),
    ("https://kamenpost.org/a?x=1&y=2", "https://kamenpost.org/a?y=2&x=1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_write_an_address(one: str, other: str):
    assert same_address(one) == same_address(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://kamenpost.org/a", "https://kamenpost.org/b"),
        ("https://kamenpost.org/a?id=3", "https://kamenpost.org/a?id=4"),
        ("https://kamenpost.org/a", "https://m.kamenpost.org/a"),
    ],
)
def test_other_addresses(one: str, other: str):
    assert same_address(one) != same_address(other)


@pytest.mark.parametrize(
    "url", ["https://kamenpost.org/", "https://kamenpost.org", "a", ""]
)
def test_a_front_page_is_the_address_of_no_report(url: str):
    assert same_address(url) is None


def test_what_is_an_address():
    assert is_address("https://kamenpost.org/a")
    assert not any(
        map(is_address, ("kamenpost.org/a", "ftp://kamenpost.org", "http:// a.b"))
    )
