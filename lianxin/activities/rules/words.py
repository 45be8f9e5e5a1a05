"""What people are told of their sign-up, and how a headcount is written and read."""

from django.utils.translation import gettext as _

from lianxin.activities.models import Activity, Signup, SignupState
from lianxin.core.headcounts import told_headcount
from lianxin.core.spoken import spoken


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
    return told_headcount(activity.headcount, is_approximate=activity.is_approximate)
