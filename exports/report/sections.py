"""The parts of the report after page one, in the order in which they are printed.

A new part is one more function in `BUILDERS`: it gets the context and returns its
sections, none when it has nothing to say. Templates do not change for it.
"""

from __future__ import annotations

from collections.abc import Callable

from exports.report.advice_chapter import advice_section, alternatives_section
from exports.report.answers import answers_sections
from exports.report.bottlenecks import bottlenecks_section, measures_section, red_flags_section
from exports.report.colophon import colophon_section, sources_section
from exports.report.compass_chapter import compass_section
from exports.report.conditions_chapter import conditions_section
from exports.report.context import Context
from exports.report.help_chapter import help_section
from exports.report.journey import journey_section
from exports.report.journey_sums import journey_sums_section
from exports.report.lenses_annex import lenses_section
from exports.report.plan_chapter import plan_section, signals_section
from exports.report.profile import deepen_section, profile_section, profiles_section
from exports.report.proposal import proposal_section
from exports.report.ready_section import ready_section
from exports.report.rules import rules_section
from exports.report.scan import scan_section
from exports.report.sure_chapter import sure_section
from exports.report.sure_sums import sure_sums_section
from exports.report.today import today_section
from exports.report.unknowns import disagreements_section, find_out_section, hidden_section
from exports.report.views import Section

Builder = Callable[[Context], tuple[Section, ...]]

BUILDERS: tuple[Builder, ...] = (
    ready_section,
    proposal_section,
    advice_section,
    conditions_section,
    help_section,
    alternatives_section,
    sure_section,
    scan_section,
    journey_section,
    profile_section,
    deepen_section,
    bottlenecks_section,
    red_flags_section,
    measures_section,
    today_section,
    compass_section,
    plan_section,
    signals_section,
    find_out_section,
    disagreements_section,
    profiles_section,
    answers_sections,
    hidden_section,
    lenses_section,
    journey_sums_section,
    sure_sums_section,
    rules_section,
    sources_section,
    colophon_section,
)


def report_sections(context: Context) -> tuple[Section, ...]:
    """Build every section that has something to say."""
    return tuple(section for build in BUILDERS for section in build(context))
