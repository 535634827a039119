"""The points of one series: see `wijkzicht.reports.series`."""

from wijkzicht.reports.series import UNSETTLED, Row, Series, read, series

__all__ = ["UNSETTLED", "Row", "Series", "read", "series"]
