"""What the passing of time does: lots are drawn, offers lapse, what is over awaits its record."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from lianxin.activities.actions.drawing import draw
from lianxin.activities.actions.enrolling import begin_course
from lianxin.activities.actions.moving import move_up
from lianxin.activities.actions.recording import hold
from lianxin.activities.actions.signing import give_back
from lianxin.activities.actions.taking import put_signup, taken_signup
from lianxin.activities.models import Signup
from lianxin.activities.queries.clock import ended, lapsing, to_be_drawn
from lianxin.activities.queries.courses import beginning
from lianxin.core.actor import CLOCK
from lianxin.core.errors import OutOfOrder


def sweep(*, now: datetime) -> dict[str, int]:
    """Do all that the hour asks for, each in its own transaction; safe to do twice or break off."""
    return {
        "drawn": sum(_tried(_draw, pk, now) for pk in to_be_drawn(now)),
        "lapsed": sum(_tried(lapse, pk, now) for pk in lapsing(now)),
        "held": sum(_tried(_hold, pk, now) for pk in ended(now)),
        "begun": sum(_tried(_begin, pk, now) for pk in beginning(now)),
    }


def _tried(deed: Callable[..., object], pk: int, now: datetime) -> bool:
    try:
        deed(pk, now=now)
    except OutOfOrder:
        return False
    return True


def _draw(pk: int, *, now: datetime) -> None:
    draw(CLOCK, pk, now=now)


def _begin(pk: int, *, now: datetime) -> None:
    begin_course(CLOCK, pk, now=now)


def _hold(pk: int, *, now: datetime) -> None:
    hold(CLOCK, pk, now=now)


@transaction.atomic
def lapse(pk: int, *, now: datetime) -> Signup:
    """End an offer that nobody said yes to, and let the next have it."""
    signup, step = taken_signup(CLOCK, pk, "lapse")
    give_back(signup)
    signup.ended_at = now
    put_signup(CLOCK, signup, step, now=now, changed={"ended_at"})
    move_up(CLOCK, signup.activity, now=now)
    return signup
