"""Who sees a course, who runs it, and how it goes from a plan to its certificates."""

from fractions import Fraction
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Course
from lianxin.activities.models import CourseState as S
from lianxin.activities.rules.activity import BY_STAFF, WORKERS
from lianxin.core.actor import DESK, Actor
from lianxin.core.flow import Flow, Step


def courses_visible_to(actor: Actor) -> Q:
    """To all once one can enrol; its plan only where one works."""
    if actor.is_clock:
        return Q()
    return Q(enrolling_at__isnull=False) | Q(community_id__in=actor.places(*DESK))


def certificates_visible_to(actor: Actor) -> Q:
    """One's own, and all where one works."""
    return Q(person_id__in=actor.person_ids) | Q(course__community_id__in=actor.places(*DESK))


def attendances_visible_to(actor: Actor) -> Q:
    """Who came to a session is for themself and for those who work there."""
    places = actor.places(*DESK)
    return Q(person_id__in=actor.person_ids) | Q(activity__community_id__in=places)


def runs_course(actor: Actor, course: Course) -> bool:
    return actor.holds(WORKERS, course.community_id)


def runs_or_is_clock(actor: Actor, course: Course) -> bool:
    return actor.is_clock or runs_course(actor, course)


def completes(attended: int, held: int, share: Fraction) -> bool:
    """Whether so many sessions of those held make a certificate."""
    return attended > 0 and attended >= share * held


_BY_DEFAULT: dict[str, Any] = {"by": runs_course, "who": BY_STAFF}
_AHEAD = {S.PLANNED, S.ENROLLING, S.RUNNING}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **{**_BY_DEFAULT, **rest})


COURSE_FLOW = Flow(
    _step("open", _("开始报名"), {S.PLANNED}, S.ENROLLING),
    _step(
        "begin",
        _("开课"),
        {S.ENROLLING},
        S.RUNNING,
        by=runs_or_is_clock,
        who=_("社区的工作人员，或第一次课时自动"),
    ),
    _step("finish", _("结课，发证书"), {S.RUNNING}, S.FINISHED),
    _step("add_session", _("加一次课"), _AHEAD, None),
    _step("move_session", _("改时间地点"), _AHEAD, None),
    _step("drop_session", _("这次课不上了"), _AHEAD, None),
    _step("call_roll", _("记谁到了"), {S.RUNNING}, None),
    _step("rewrite", _("改课程"), _AHEAD, None),
    _step("call_off", _("不开了"), _AHEAD, S.CALLED_OFF),
)
