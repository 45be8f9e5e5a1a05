"""Who may register how: ages to the day, and the steps of volunteers and invitations."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.volunteers.models import InvitationState as I
from lianxin.volunteers.models import Volunteer
from lianxin.volunteers.models import VolunteerState as V
from lianxin.volunteers.rules.access import (
    BY_CLOCK,
    BY_GUARDIAN,
    BY_OWN_OR_STAFF,
    anybody,
    is_clock,
    is_guardian_or_works,
    is_self_or_works,
)


def age(born_on: date, on: date) -> int:
    """In full years: one grows a year older on the birthday itself (S-05), born on 29 February on
    1 March.
    """
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def is_under(born_on: date | None, years: int, *, on: date) -> bool:
    """Whether somebody has not reached an age yet; who gave no birthday is of age."""
    return born_on is not None and age(born_on, on) < years


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


def has_guardian(volunteer: Volunteer) -> bool:
    return hasattr(volunteer, "guardian")


VOLUNTEER_FLOW = Flow(
    _step(
        "agree",
        _("监护人同意"),
        {V.WAITING},
        V.ACTIVE,
        by=is_guardian_or_works,
        who=BY_GUARDIAN,
        when=has_guardian,
        unless=_("还没有留监护人的姓名和电话。"),
    ),
    _step(
        "refuse",
        _("监护人不同意"),
        {V.WAITING},
        V.REFUSED,
        by=is_guardian_or_works,
        who=BY_GUARDIAN,
    ),
    _step("lapse", _("监护人没有回音"), {V.WAITING}, V.REFUSED, by=is_clock, who=BY_CLOCK),
    _step(
        "change", _("改登记"), {V.WAITING, V.ACTIVE}, None, by=is_self_or_works, who=BY_OWN_OR_STAFF
    ),
    _step(
        "withdraw",
        _("退出"),
        {V.WAITING, V.ACTIVE},
        V.WITHDRAWN,
        by=is_self_or_works,
        who=BY_OWN_OR_STAFF,
    ),
)


INVITATION_FLOW = Flow(
    _step("accept", _("愿意参加"), {I.SENT}, I.ACCEPTED, by=anybody, who=_("受邀的人")),
    _step("decline", _("不参加"), {I.SENT}, I.DECLINED, by=anybody, who=_("受邀的人")),
    _step("lapse", _("没有回音"), {I.SENT}, I.LAPSED, by=is_clock, who=BY_CLOCK),
)
