"""The report as it will be read: every sentence, row and picture decided before a template sees it."""

from exports.report.build import build_report
from exports.report.views import Announced, Report

__all__ = ["Announced", "Report", "build_report"]
