"""Rules that read time expressions off the string of item codes.

    codes "...MD,Y..." -> pattern -> reader -> kind, TIMEX3 value, EDTF

Codes are those of `time_items.CODES`. A reader that knows no value gives None for it; one that
gives None alone refuses the match: it is no time after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rashomon.text import time_dates as dates
from rashomon.text import time_relative as relative
from rashomon.text.time_context import Context, Meaning

Reader = Callable[[Context, re.Match[str]], Meaning | None]


@lru_cache(maxsize=1)
def time_rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Give the rules; where two match from one item, the longer match is tried first."""
    edge = "(?:d?[Ee]-?o?)?"
    n = "(?P<n>[DYNav])"
    year_of = "o?(?P<r>[LXT])(?P<u>U)"
    quarter, of_year = "(?P<o>O)-?(?P<u>[QH])", "(?:o|i)?(?:dfU?|d|f)?(?P<y>Y)"
    forms = (
        (r"(?P<k>K)", dates.read_whole),
        (rf"(?:W,?)?{edge}d?(?P<d>[DO])-?o?(?P<m>M)(?:[,o]?(?P<y>Y))?", dates.read_date),
        (rf"(?:W,?)?{edge}(?P<m>M)d?(?P<d>[DO])(?:,?(?P<y>Y))?", dates.read_date),
        (rf"{edge}(?P<m>M)[,o]?(?P<y>Y)", dates.read_date),
        (rf"{edge}(?P<r>[LXT])?(?P<m>M)", dates.read_date),
        (rf"(?:W,?)?{edge}d?(?:(?P<d>[DO])o?)?(?P<m>M){year_of}", dates.read_date_of_year),
        (rf"(?:W,?)?{edge}(?P<m>M)(?P<d>[DO]),?{year_of}", dates.read_date_of_year),
        (r"[BF]?d?(?P<a>[DO])[-t&]d?(?P<b>[DO])o?(?P<m>M)(?:,?(?P<y>Y))?", dates.read_day_range),
        (r"[BF]?(?P<m>M)(?P<a>[DO])[-t&](?P<b>[DO])(?:,?(?P<y>Y))?", dates.read_day_range),
        (rf"{edge}(?:d?fU?|d(?=Yq))?(?P<y>Y)q?", dates.read_year),
        (r"(?P<a>Y)-(?P<b>[YDN])", dates.read_year_pair),
        (r"(?P<a>N)-?(?P<b>N)", dates.read_spoken_year),
        (r"(?P<m>M)?(?P<q>')(?P<y>[DN])", dates.read_short_year),
        (r"d?(?:E-?)?(?P<x>x)", dates.read_decade),
        (r"(?:d?(?P<r>[LXT])|E)?(?P<w>W)(?P<p>P)?E?", relative.read_weekday),
        (r"E?(?P<w>w)(?P<p>P)?", relative.read_dayword),
        (r"E?(?P<r>[TL])(?P<p>P)", relative.read_this_part),
        (r"(?:d?eo|E)?d?(?P<r>[LXT])(?P<u>[UQS])", relative.read_deictic),
        (r"(?:d?eo)?d(?P<u>[UQ])", relative.read_bare_unit),
        (rf"{n}?-?(?P<u>[UVQ])-?(?P<g>[gE])", relative.read_ago),
        (rf"d?[LX]{n}(?P<u>[UV])", relative.read_duration),
        (rf"dO?{n}(?P<u>V)", relative.read_duration),
        (r"d?(?P<r>[LXT])q", relative.read_period),
        (r"d?[LX](?P<u>V)", relative.read_duration),
        (r"d?(?P<u>U)-(?P<g>[gE])[Qq]?", relative.read_year_ago),
        (r"d?(?P<o>O)-?(?P<u>U)", dates.read_century),
        (rf"(?:a(?=v))?{n}[o-]?(?P<u>[UVP])(?!-?y)", relative.read_duration),
        (r"(?<=i)(?P<u>V)", relative.read_duration),
        (rf"p{n}?(?P<u>[UVWPQ])", relative.read_every),
        (r"(?P<u>s)", relative.read_every),
        (r"(?P<r>R)", relative.read_reference),
        (r"d(?P<r>[rL])(?![A-Za-z_])", relative.read_reference),
        (r"R(?P<u>V)", relative.read_duration),
        (rf"(?:d(?=OQ))?{quarter}(?:{of_year})?", dates.read_quarter),
        (rf"(?P<y>Y)(?:'.)?d?{quarter}", dates.read_quarter),
        (r"(?P<c>C)(?P<h>m)?(?P<z>Z)?z?", dates.read_clock),
        (r"(?P<c>[DN])(?P<h>[ml])(?P<z>Z)?z?", dates.read_clock),
        (r"(?P<c>k)(?P<z>Z)?z?", dates.read_clock),
        (r"(?<=@)(?P<c>[DN])", dates.read_hour),
        (r"d?(?P<r>[LO])(?P<w>[WU])[oi](?P<m>M)(?:[,o]?(?P<y>Y))?", dates.read_day_of_month),
    )  # fmt: skip
    return tuple((re.compile(form), handler) for form, handler in forms)
