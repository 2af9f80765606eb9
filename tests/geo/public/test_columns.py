"""Which spans stand beside each other."""

import pytest

from geo.disclosure.counts import months_between
from geo.public.columns import Span, compared, month, spans, whole
from tests.geo.public.town import EN, SV


def said(columns):
    return [span.said(SV) for span in columns]


@pytest.mark.parametrize(
    ("first", "newest", "columns"),
    [
        ("2021-01", "2026-10", ["2021", "2022", "2023", "2024", "2025", "jan–okt 2025",
                                "jan–okt 2026"]),
        ("2021-01", "2025-12", ["2021", "2022", "2023", "2024", "2025"]),
        ("2018-01", "2025-12", ["2020", "2021", "2022", "2023", "2024", "2025"]),
        ("2025-03", "2026-01", ["jan 2026"]),
        ("2026-04", "2026-10", ["apr–okt 2026"]),
        ("2025-07", "2025-12", ["juli–dec 2025"]),
        ("2026-10", "2026-10", ["okt 2026"]),
        ("2025-10", "2026-10", ["jan–okt 2026"]),
    ],
)  # fmt: skip
def test_whole_years_then_as_far_as_it_reaches(first, newest, columns):
    assert said(spans(months_between(first, newest), newest)) == columns


def test_a_span_is_compared_with_the_same_months_of_three_years():
    part = Span(2026, 2)
    assert part.months == ("2026-01", "2026-02")
    assert [each.months[-1] for each in part.before] == ["2023-02", "2024-02", "2025-02"]
    assert compared(Span(2025), SV) == "2025 mot 2022–2024"
    assert compared(part, SV) == "jan–feb 2026 mot samma månader 2023–2025"
    assert whole([Span(2025), part]) == [Span(2025)]


def test_a_month_is_written_out():
    assert month("2026-10", SV) == "oktober 2026"
    assert month("2026-10", EN) == "October 2026"
