"""Name who answers for a web address: its registered domain, by the Public Suffix List.

    "https://edition.example.co.uk/2031/05/a" -> "example.co.uk"

The list is the snapshot that comes with tldextract: nothing is fetched, nothing is written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from rashomon.text.lexicon import load_words

if TYPE_CHECKING:
    from tldextract import TLDExtract

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src")
"""Keys of a query that tell where a reader came from, not what is read."""

_SCHEMES = ("http", "https")


def is_address(words: str) -> bool:
    """Tell whether words are the address of something on the web."""
    return bool(_host(words)) and not any(c.isspace() for c in words)


def registered_domain(url: str) -> str | None:
    """Give the domain somebody registered; None for an address without one.

    >>> registered_domain("https://news.example.co.uk/a"), registered_domain("http://10.0.0.1/a")
    ('example.co.uk', None)
    """
    host = _host(url)
    if host is None:
        return None
    return _suffixes()(host).top_domain_under_public_suffix or None


def publishing_domain(url: str) -> str | None:
    """Give the registered domain that stands for a publisher; None for one that carries many.

    >>> publishing_domain("https://t.me/s/channel/12") is None
    True
    """
    domain = registered_domain(url)
    return None if domain in load_words("carriers") else domain


def same_address(url: str) -> str | None:
    """Write an address so that two ways to write it are equal; None where it names no page.

    Scheme, "www.", a closing slash, the fragment and what only counts visitors are left out.
    The front page of a site is the address of no report.

    >>> same_address("http://www.Example.org/a/?utm_source=x#top")
    'example.org/a'
    """
    host = _host(url)
    if host is None:
        return None
    parts = urlsplit(url.strip())
    path = parts.path.rstrip("/")
    asked = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)]
    if not path and not asked:
        return None
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host.removeprefix('www.')}{path}{query}"


def _host(url: str) -> str | None:
    """Give the host of a web address in lower case; None for anything else."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    return host if parts.scheme.lower() in _SCHEMES else None


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    """Load the snapshot once a process."""
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)
