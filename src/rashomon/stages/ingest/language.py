"""Tell the language of a text, or leave it open."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.stages.ingest.params import IngestParams

SAMPLE = 4000
"""Code points that are looked at: the answer settles within a few hundred."""


def stated_language(stated: str | None) -> str | None:
    """Read a stated language ("en", "en-GB", "eng", "English"); None when unknown."""
    if not stated:
        return None
    import pycountry

    word = stated.replace("_", "-").split("-")[0].strip()
    codes = pycountry.languages
    try:
        # A code goes before a name: "en" is English, not the language called En.
        found = codes.get(alpha_2=word.lower()) or codes.lookup(word)
    except LookupError:
        return None
    code = getattr(found, "alpha_2", None)
    return str(code) if code else None


def find_language(text: str, params: IngestParams) -> str | None:
    """Tell the language from the text alone.

    Languages without an ISO 639-1 code are no candidates: English headlines that name
    African places were otherwise read as Nigerian Pidgin.
    """
    sample = text[:SAMPLE]
    if sum(c.isalpha() for c in sample) < params.language_letters:
        return None
    language, share = _identifier().classify(sample)
    return str(language) if share >= params.language_share else None


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401  py3langid ships no types
    """Load the model once a process (about 0.7 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
