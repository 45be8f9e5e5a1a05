"""Stairwell codes: scanned here and there through the last weeks, by nobody known."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from lianxin.core.http import local_day
from lianxin.demo.script import SLUGS
from lianxin.demo.timing import WAKING_HOURS, Deed, clock, dice
from lianxin.places import actions
from lianxin.places.models import DoorCode

DAYS = 28
A_DAY = (0, 0, 1, 1, 2, 3)
"""How often in a community, as it happens."""


def codes(now: datetime) -> Iterator[Deed]:
    for slug in SLUGS:
        rng = dice("codes", slug)
        for ago in range(DAYS, 0, -1):
            day = local_day(now) - timedelta(days=ago)
            for _each in range(rng.choice(A_DAY)):
                at, which = clock(day, rng.randrange(*WAKING_HOURS)), rng.random()
                yield Deed(at, "scan", partial(_scan, slug, which))


def _scan(slug: str, which: float, now: datetime) -> None:
    hanging = DoorCode.objects.filter(place__community__slug=slug, is_current=True)
    doors = hanging.select_related("place").order_by("place__label")
    actions.count_scan(doors[int(which * doors.count())], on=local_day(now))
