"""What the choices in a participation plan and in signals are called, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.translation import _
from scoring.participation import FEWEST


def reached_labels() -> Mapping[str, str]:
    """Return whether somebody was reached."""
    return {"yes": _("Bereikt"), "partly": _("Deels bereikt"), "no": _("Niet bereikt")}


def decision_labels() -> Mapping[str, str]:
    """Return what was done with a contribution."""
    return {
        "taken_over": _("Overgenomen"),
        "partly": _("Deels overgenomen"),
        "not": _("Niet overgenomen"),
        "open": _("Nog open"),
    }


def source_labels() -> Mapping[str, str]:
    """Return where a signal comes from."""
    return {
        "survey": _("Onderzoek naar tevredenheid"),
        "complaint": _("Klachten"),
        "call_note": _("Terugbelnotities"),
        "report": _("Meldingen"),
        "reaction": _("Reacties van het publiek"),
        "ombudsman": _("Ombudsman"),
        "ward": _("Wijkraad"),
        "professional": _("Mensen die het werk doen"),
    }


def kind_labels() -> Mapping[str, str]:
    """Return what kind of signal it is."""
    return {
        "complaint": _("Klacht"),
        "signal": _("Signaal"),
        "help": _("Vraag om hulp"),
        "compliment": _("Compliment"),
    }


def count_words(count: int | None, fewer_than: int | None = None) -> str:
    """Say how often, without pointing at people.

    >>> count_words(4), count_words(1200), count_words(None), count_words(None, 10)
    ('minder dan 10', '1.200', '', 'minder dan 10')
    """
    if count is None:
        return _("minder dan {n}").format(n=fewer_than) if fewer_than else ""
    if count < FEWEST:
        return _("minder dan {n}").format(n=FEWEST)
    return f"{count:,}".replace(",", ".")


def quarter_words(period: str) -> str:
    """Say which quarter.

    >>> quarter_words("2026-Q3")
    'derde kwartaal van 2026'
    """
    year, number = period.split("-Q")
    names = (_("eerste"), _("tweede"), _("derde"), _("vierde"))
    return _("{number} kwartaal van {year}").format(number=names[int(number) - 1], year=year)
