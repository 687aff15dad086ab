"""Tell whether two reports are of one matter, by the terms of their own that they share.

Report, Report -> one topic, one time -> one matter; or one story, told again months later
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from rashomon.stages.compare.days import gap, is_yearless, on_one_scale
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.reports import Report

TOPIC_SHARED = 6
"""Score of own terms two reports must share to be of one matter; see TOPIC_TERMS."""

TOPIC_SHARE = 0.35
"""The same as a share of the shorter report's own terms: an alert of two sentences has hardly
six. See LEAST_SHARED for what it joins."""

MATTER_DAYS = 731
"""Days over which a matter is told of: trials and inquiries come within two years."""

LEAST_SHARED = 4
"""Fewest of them all the same; enough where a rare name is among them. So 53% of the pairs of
ECB+ reports of one event, one to three sentences each, are of one topic, and 5 of 287,050 pairs
of two topics (`python -m eval.topics`)."""

NAME_COUNT = 2
"""What a name counts among a report's own terms."""


def one_matter(a: Facets, b: Facets, params: CompareParams) -> bool:
    """Tell whether two reports are about one matter.

    They share their own terms, and were published close together or, as an inquiry and the
    news of the day, name one day in common.
    """
    if a.report is b.report or not one_topic(a.report, b.report):
        return False
    return one_time(a.report, b.report, params)


def one_time(a: Report, b: Report, params: CompareParams) -> bool:
    """Tell whether two reports are of one time: close together, or they name one day."""
    first, second = a.published, b.published
    if first is None or second is None or gap(first, second) <= params.report_days:
        return True
    return gap(first, second) <= MATTER_DAYS and _name_one_day(a, b)


def one_story(a: Facets, b: Facets, params: CompareParams) -> bool:
    """Tell whether two reports are about one matter, or come back to it.

    They share their own terms or a few and a rare name, if need be months apart. What is so of
    a thing, or who did a deed, is told long after; tolls and hours of another day are of
    another happening.
    """
    if a.report is b.report:
        return False
    first, second = a.report.published, b.report.published
    if first is None or second is None:
        return one_matter(a, b, params)
    return gap(first, second) <= MATTER_DAYS and comes_back(a.report, b.report)


@lru_cache(maxsize=1 << 15)
def _name_one_day(a: Report, b: Report) -> bool:
    if a.dated & b.dated:
        return True
    return any(
        is_yearless(d) != is_yearless(e) and gap(*on_one_scale(d, e)) == 0
        for d in a.dated
        for e in b.dated
    )


def shared_terms(a: Report, b: Report) -> int:
    """Score the terms of their own that two reports have in common, names counting two."""
    return sum(min(count, b.topic[t]) for t, count in a.topic.items() if t in b.topic)


@lru_cache(maxsize=1 << 15)
def near_topic(a: Report, b: Report) -> bool:
    """Tell whether two reports may be of one matter, where a rare trait of two claims shows it.

    Of 10,000 pairs of reports of two matters two share so much, and hardly any of those tells
    of one kind of thing that came to harm.
    """
    return shared_terms(a, b) >= LEAST_SHARED


@lru_cache(maxsize=1 << 15)
def may_be_near(a: Report, b: Report) -> bool:
    """Tell whether two reports may be of one matter, or are too short to tell by their terms."""
    return near_topic(a, b) or min(sum(a.topic.values()), sum(b.topic.values())) < SHORT


SHORT = 12
"""Score of a report's own terms below which it is too short to share four of them."""


@lru_cache(maxsize=1 << 15)
def one_topic(a: Report, b: Report) -> bool:
    """Tell whether two reports share enough of their own terms; millions of pairs ask."""
    shared = shared_terms(a, b)
    shorter = min(sum(a.topic.values()), sum(b.topic.values()))
    return shared >= min(TOPIC_SHARED, max(LEAST_SHARED, ceil(TOPIC_SHARE * shorter)))


@lru_cache(maxsize=1 << 15)
def comes_back(a: Report, b: Report) -> bool:
    """Tell whether two reports are of one topic, or share a few of its terms and a rare name."""
    is_near = shared_terms(a, b) >= LEAST_SHARED and _share_name(a, b)
    return is_near or one_topic(a, b)


def _share_name(a: Report, b: Report) -> bool:
    """Tell whether a rare word, that counts two, is among the terms of both."""
    return any(count == NAME_COUNT == b.topic.get(t) for t, count in a.topic.items())
