"""What people are told of their sign-up, and how a headcount is written and read."""

import re

from django.utils.translation import gettext as _

from lianxin.activities.models import Activity, Signup, SignupState
from lianxin.core.spoken import spoken

_ROUND = re.compile(r"[余多约近]|左右|上下|来人|来个")
_NUMBER = re.compile(r"\d+")


def answer(signup: Signup, *, turn: int) -> str:
    """A clear answer; `turn` is the place in the waiting list, counted from one."""
    words = {
        SignupState.PLACED: _("报上了，您是第 %(number)d 位。"),
        SignupState.ENTERED: _("报上了，您的抽签号是 %(number)d。"),
        SignupState.WAITING: _("名额满了，您排在候补第 %(turn)d 位。有空位会请您确认。"),
        SignupState.OFFERED: _("有空位了，%(until)s前确认就是您的，过时给下一位。"),
        SignupState.LOST: _("这次没有抽中，候补也满了。您的号是 %(number)d，结果可以自己核对。"),
        SignupState.LAPSED: _("给您留的名额过了时间，已经给下一位。"),
        SignupState.CANCELLED: _("您的报名取消了。"),
    }
    until = spoken(signup.offer_until) if signup.offer_until else ""
    said = words[SignupState(signup.state)]
    return said % {"number": signup.number, "turn": turn, "until": until}


def headcount(activity: Activity) -> str:
    """35 人, or 20 余人 where it is a round word."""
    if activity.headcount is None:
        return ""
    words = _("%(count)d 余人") if activity.is_approximate else _("%(count)d 人")
    return words % {"count": activity.headcount}


def read_headcount(text: str) -> tuple[int, bool] | None:
    """“35”, “20余人”, “约 50” as a number and whether it is a round one; None where it is
    neither.
    """
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    return int(found[0]), bool(_ROUND.search(text))
