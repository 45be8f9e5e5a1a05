"""Who sees a matter, who may do what to it, and which step follows which."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import BACK, Flow, Step
from lianxin.matters.models import OPEN, Matter, State

WORKERS = (Role.STAFF, Role.SECRETARY)


def visible_to(actor: Actor) -> Q:
    """One's own anywhere, what is shown to all, all where one works, and what one's council
    deliberates.
    """
    if actor.is_clock:
        return Q()
    seen = Q(shown_at__isnull=False)
    # A condition on nobody is left out, not compiled: most readers are nobody in particular.
    if actor.person_ids:
        seen |= Q(reporter_id__in=actor.person_ids)
    if actor.granted:
        seen |= Q(pk__in=actor.granted)
    if desks := actor.places(*DESK):
        seen |= Q(community_id__in=desks)
    if councils := actor.places(Role.MEMBER):
        seen |= Q(community_id__in=councils, went_to_council=True)
    return seen


def works_on(actor: Actor, matter: Matter) -> bool:
    return actor.holds(WORKERS, matter.community_id)


def leads(actor: Actor, matter: Matter) -> bool:
    return works_on(actor, matter) and (
        matter.lead_id in (None, actor.user_id) or actor.holds(Role.SECRETARY, matter.community_id)
    )


def oversees(actor: Actor, matter: Matter) -> bool:
    return actor.holds(Role.STREET, matter.community_id)


def brought_up(actor: Actor, matter: Matter) -> bool:
    return matter.reporter_id in actor.person_ids or matter.pk in actor.granted


def speaks_for_reporter(actor: Actor, matter: Matter) -> bool:
    """The reporter, or staff who write down what the reporter told them."""
    return brought_up(actor, matter) or works_on(actor, matter)


def settles(actor: Actor, matter: Matter) -> bool:
    return speaks_for_reporter(actor, matter) or actor.is_clock


def is_clock(actor: Actor, _matter: Matter) -> bool:
    return actor.is_clock


def may_support(actor: Actor, matter: Matter) -> bool:
    is_anothers = not brought_up(actor, matter) and not actor.is_clock
    return matter.shown_at is not None and is_anothers


def sees_private(actor: Actor, matter: Matter) -> bool:
    """Whether the finer place, the answers and the masked contact are shown."""
    return actor.holds(DESK, matter.community_id) or brought_up(actor, matter)


def is_first_dispute(matter: Matter) -> bool:
    return matter.reopened == 0


def is_second_dispute(matter: Matter) -> bool:
    return matter.reopened > 0


def is_unextended(matter: Matter) -> bool:
    return not matter.is_extended


def is_alone(matter: Matter) -> bool:
    return matter.supports == 0


EARLY = frozenset({State.REPORTED, State.ACCEPTED})
WORKED = EARLY | {State.IN_HAND}
_STAFF = _("社区的工作人员")
_LEAD = _("负责这件事的人或书记")
_REPORTER = _("提出这件事的人")
_STREET = _("街道")
_CLOCK = _("到期自动")


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


FLOW = Flow(
    _step("accept", _("受理"), {State.REPORTED}, State.ACCEPTED, by=works_on, who=_STAFF),
    _step("reply", _("答复"), OPEN, None, by=works_on, who=_STAFF),
    _step("ask", _("向提出人问一句"), WORKED, None, by=works_on, who=_STAFF),
    _step("answer", _("回答"), WORKED, None, by=speaks_for_reporter, who=_REPORTER),
    _step("handle", _("直接办理"), EARLY, State.IN_HAND, by=works_on, who=_STAFF),
    _step("reassign", _("改派"), {State.IN_HAND}, None, by=works_on, who=_STAFF),
    _step("recategorise", _("改类别"), OPEN, None, by=works_on, who=_STAFF),
    _step("mark_focal", _("列为焦点问题"), OPEN, None, by=works_on, who=_STAFF),
    _step("decline", _("不予受理"), EARLY, State.DECLINED, by=works_on, who=_STAFF),
    _step(
        "refer",
        _("转交别的单位"),
        WORKED | {State.SUPERVISED},
        State.REFERRED,
        by=works_on,
        who=_STAFF,
    ),
    _step("send", _("转给别的社区"), EARLY, State.REPORTED, by=works_on, who=_STAFF),
    _step("join", _("并到另一件"), WORKED, State.JOINED, by=works_on, who=_STAFF),
    _step("separate", _("拆开"), {State.JOINED}, BACK, by=works_on, who=_STAFF),
    _step(
        "put_before_council",
        _("提交议事会"),
        WORKED | {State.SUPERVISED},
        State.AT_COUNCIL,
        by=works_on,
        who=_STAFF,
    ),
    _step("resolve", _("议事会决议"), {State.AT_COUNCIL}, State.IN_HAND, by=works_on, who=_STAFF),
    _step(
        "return_from_council",
        _("议事会未决，退回"),
        {State.AT_COUNCIL},
        State.ACCEPTED,
        by=works_on,
        who=_STAFF,
    ),
    _step(
        "refer_to_assembly",
        _("转业主大会或居民代表会议"),
        {State.AT_COUNCIL},
        State.REFERRED,
        by=works_on,
        who=_STAFF,
    ),
    _step("progress", _("写进展"), {State.IN_HAND}, None, by=works_on, who=_STAFF),
    _step(
        "extend",
        _("延期一次"),
        {State.IN_HAND},
        None,
        by=leads,
        when=is_unextended,
        unless=_("这件事已经延过一次，不能再延。"),
        who=_LEAD,
    ),
    _step(
        "report_done",
        _("办完，请居民确认"),
        {State.IN_HAND},
        State.TO_CONFIRM,
        by=works_on,
        who=_STAFF,
    ),
    _step(
        "confirm_solved", _("解决了"), {State.TO_CONFIRM}, State.SOLVED, by=settles, who=_REPORTER
    ),
    _step(
        "confirm_partly",
        _("解决了一部分"),
        {State.TO_CONFIRM},
        State.PARTLY_SOLVED,
        by=settles,
        who=_REPORTER,
    ),
    _step(
        "dispute",
        _("没有解决，重新办"),
        {State.TO_CONFIRM},
        State.IN_HAND,
        by=settles,
        when=is_first_dispute,
        unless=_("这件事已经重办过一次，再不满意就由街道督办。"),
        who=_REPORTER,
    ),
    _step(
        "dispute_again",
        _("还是没有解决，交街道督办"),
        {State.TO_CONFIRM},
        State.SUPERVISED,
        by=settles,
        when=is_second_dispute,
        unless=_("先由社区重办一次。"),
        who=_REPORTER,
    ),
    _step("lapse", _("逾期未答"), {State.TO_CONFIRM}, State.LAPSED, by=is_clock, who=_CLOCK),
    _step(
        "instruct",
        _("督办：交社区限期办"),
        {State.SUPERVISED},
        State.IN_HAND,
        by=oversees,
        who=_STREET,
    ),
    _step("escalate", _("超期上报"), OPEN, None, by=is_clock, who=_CLOCK),
    _step(
        "withdraw",
        _("撤回"),
        WORKED,
        State.WITHDRAWN,
        by=brought_up,
        when=is_alone,
        unless=_("还有别的邻居也遇到，这件事会继续办。您可以只退出关注。"),
        who=_REPORTER,
    ),
    _step("support", _("我也遇到"), OPEN, None, by=may_support, who=_("看得到这件事的居民")),
)
