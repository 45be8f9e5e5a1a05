"""What a year's report card tells of matters.

A matter joined to another is never counted as solved beside it: the one that it was joined to is.
"""

from collections.abc import Callable
from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.figures import Figure, Period, through
from lianxin.core.flow import Text
from lianxin.matters.models import Matter, Outcome, Satisfaction, Say, State
from lianxin.matters.rules import visible_to

_ALONG = ("category", "place")


def _ended(state: State, period: Period) -> Q:
    return Q(state=state) & period.holds("closed_at")


def _ending(code: str, state: State, label: Text, meaning: Text) -> Figure:
    part = partial(_ended, state)
    return Figure(
        code,
        label,
        _("件"),
        meaning,
        Matter,
        part,
        moment="closed_at",
        sees=visible_to,
        along=_ALONG,
    )


RECEIVED = Figure(
    "received",
    _("居民提出的事"),
    _("件"),
    _("这一年里提出的诉求，一件记一次；后来并到别的事里的也算，因为确实有人提过。"),
    Matter,
    lambda period: period.holds("reported_at"),
    moment="reported_at",
    sees=visible_to,
    along=_ALONG,
)
SOLVED = _ending(
    "matters_solved",
    State.SOLVED,
    _("解决大事小情"),
    _(
        "这一年里由居民确认“已解决”的诉求与议题，一件记一次，并在里面的不另算。"
        "部分解决、转交、不予受理另计，不算在内。"
    ),
)
FOCAL_SOLVED = Figure(
    "focal_solved",
    _("解决焦点问题"),
    _("件"),
    _("这一年里由居民确认“已解决”的焦点问题：提交过议事会的，或社区列为焦点的。"),
    Matter,
    lambda period: Q(is_focal=True) & _ended(State.SOLVED, period),
    moment="closed_at",
    sees=visible_to,
    along=_ALONG,
)
FOCAL = Figure(
    "focal",
    _("焦点问题"),
    _("件"),
    _("这一年里提出或办结的焦点问题，不论结果如何；并到别的事里的不另算。"),
    Matter,
    lambda period: (
        Q(is_focal=True)
        & ~Q(state=State.JOINED)
        & (period.holds("reported_at") | period.holds("closed_at"))
    ),
    sees=visible_to,
    along=_ALONG,
)
PARTLY = _ending(
    "partly_solved",
    State.PARTLY_SOLVED,
    _("部分解决"),
    _("这一年里居民确认“解决了一部分”的事，不算作已解决。"),
)
REFERRED = _ending(
    "referred",
    State.REFERRED,
    _("转交别的单位"),
    _("这一年里按职责转给别的单位办的事，转给谁写在每一件里；不算作已解决。"),
)
DECLINED = _ending(
    "declined",
    State.DECLINED,
    _("不予受理"),
    _("这一年里没有受理的事，理由写在每一件里。"),
)
WITHDRAWN = _ending(
    "withdrawn", State.WITHDRAWN, _("提出人撤回"), _("这一年里提出人自己撤回的事。")
)
LAPSED = _ending(
    "lapsed",
    State.LAPSED,
    _("办完后无人答复"),
    _("这一年里办完了、问过居民、到期没有人答的事；解决没解决不知道，所以不算作已解决。"),
)

# Who takes a matter back before anybody has answered is owed no answer any more.
_NO_ANSWER_OWED = Q(state=State.WITHDRAWN, replied_at__isnull=True)
RESPONSE = Figure(
    "response_rate",
    _("按时答复"),
    _("件"),
    _(
        "分母是答复期限在这一年里到期的事，分子是其中按时答复的；"
        "没有答复就撤回的不算，还没到期的不算。"
    ),
    Matter,
    lambda period: (
        period.has_passed("reply_due_on") & Q(replied_at__isnull=False, is_reply_late=False)
    ),
    whole=lambda period: period.has_passed("reply_due_on") & ~_NO_ANSWER_OWED,
    moment="reply_due_on",
    sees=visible_to,
    along=_ALONG,
)


def _of_seen_matters(actor: Actor) -> Q:
    """An answer is seen, without its giver, wherever its matter is."""
    return through("matter", visible_to(actor))


def _say(code: str, label: Text, meaning: Text, part: Q, whole: Q, silent: Q) -> Figure:
    def asked(which: Q) -> Callable[[Period], Q]:
        return lambda period: period.holds("asked_at") & which

    return Figure(
        code,
        label,
        _("人次"),
        meaning,
        Say,
        asked(part),
        whole=asked(whole),
        silent=asked(silent),
        community="matter__community_id",
        moment="asked_at",
        sees=_of_seen_matters,
        along=("matter__place",),
    )


RESOLUTION = _say(
    "resolution_rate",
    _("居民说已解决"),
    _(
        "这一年里办完后问到的居民，答“解决了”的占答了的多少。提出人和“我也遇到”的人都问，"
        "重办一次再问一次；没有答的不算在分母里，单独写明。"
    ),
    Q(outcome=Outcome.SOLVED),
    Q(answered_at__isnull=False),
    Q(answered_at__isnull=True),
)
SATISFACTION = _say(
    "satisfaction_rate",
    _("居民满意"),
    _(
        "这一年里办完后问到的居民，答“满意”的占答了满不满意的多少；"
        "没有答这一问的不算在分母里，单独写明。"
    ),
    Q(satisfaction=Satisfaction.GOOD),
    ~Q(satisfaction=""),
    Q(satisfaction=""),
)

ENDINGS = (PARTLY, REFERRED, DECLINED, WITHDRAWN, LAPSED)
RATES = (RESPONSE, RESOLUTION, SATISFACTION)
FIGURES = (RECEIVED, SOLVED, FOCAL_SOLVED, FOCAL, *ENDINGS, *RATES)
