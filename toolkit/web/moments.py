"""Moments and times as people in the Netherlands read them, wherever the server stands."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from exports.dutch import months
from questionnaires.translation import _

HERE = ZoneInfo("Europe/Amsterdam")
_HOUR = 60


def clock_time(moment: datetime) -> str:
    """Return the time of day.

    >>> from datetime import UTC
    >>> clock_time(datetime(2026, 7, 1, 12, 3, tzinfo=UTC))
    '14:03'
    """
    return moment.astimezone(HERE).strftime("%H:%M")


def day(moment: datetime) -> str:
    """Return the day in words.

    >>> from datetime import UTC
    >>> day(datetime(2026, 11, 21, 23, 30, tzinfo=UTC))
    '22 november 2026'
    """
    here = moment.astimezone(HERE)
    return f"{here.day} {months()[here.month - 1]} {here.year}"


def duration(minutes: int) -> str:
    """Return how long something takes, in words; from an hour on in half hours.

    >>> duration(1), duration(45), duration(60), duration(95), duration(209), duration(240)
    ('een minuut', '45 minuten', 'een uur', 'anderhalf uur', '3,5 uur', '4 uur')
    """
    if minutes < _HOUR:
        return _("een minuut") if minutes == 1 else _("{n} minuten").format(n=minutes)
    hours = round(2 * minutes / _HOUR) / 2
    words = {1: _("een uur"), 1.5: _("anderhalf uur")}
    return words.get(hours) or _("{n} uur").format(n=f"{hours:g}".replace(".", ","))
