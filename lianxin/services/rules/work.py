"""Who sees and does what in helping people to work, who is eligible, and when one asks again."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Course, CourseState
from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import Flow, Step
from lianxin.services.models import FollowUp, Jobseeker, Opening, Trainee, Training
from lianxin.services.models import SeekerState as S
from lianxin.services.models import TraineeState as T
from lianxin.volunteers.rules.registering import age

WORKERS = (Role.STAFF, Role.SECRETARY)


def seekers_visible_to(actor: Actor) -> Q:
    return Q(person_id__in=actor.person_ids) | Q(community_id__in=actor.places(*DESK))


def trainees_visible_to(actor: Actor) -> Q:
    return Q(seeker__person_id__in=actor.person_ids) | Q(
        seeker__community_id__in=actor.places(*DESK)
    )


placements_visible_to = trainees_visible_to
follow_ups_visible_to = trainees_visible_to


def trainings_visible_to(actor: Actor) -> Q:
    """Everybody's, but for courses that are still being planned."""
    planned = Q(course__state=CourseState.PLANNED)
    return ~planned | Q(course__community_id__in=actor.places(*DESK))


def openings_visible_to(actor: Actor) -> Q:
    return Q(closed_at__isnull=True) | Q(community_id__in=actor.places(*DESK))


def works_in(actor: Actor, community_id: int) -> bool:
    return actor.holds(WORKERS, community_id)


def is_self_or_works(actor: Actor, seeker: Jobseeker) -> bool:
    return seeker.person_id in actor.person_ids or works_in(actor, seeker.community_id)


def helps(actor: Actor, seeker: Jobseeker) -> bool:
    return works_in(actor, seeker.community_id)


def trains(actor: Actor, trainee: Trainee) -> bool:
    return works_in(actor, trainee.seeker.community_id)


def asks(actor: Actor, follow_up: FollowUp) -> bool:
    return works_in(actor, follow_up.seeker.community_id)


def runs_opening(actor: Actor, opening: Opening) -> bool:
    return works_in(actor, opening.community_id)


def runs_course(actor: Actor, course: Course) -> bool:
    return works_in(actor, course.community_id)


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_STAFF: dict[str, Any] = {"by": helps, "who": _("社区工作人员")}
_EITHER: dict[str, Any] = {"by": is_self_or_works, "who": _("本人或社区工作人员")}
SEEKER_FLOW = Flow(
    _step("enrol", _("报培训"), {S.SEEKING, S.WORKING}, None, **_EITHER),
    _step("place", _("记上岗"), {S.SEEKING}, S.WORKING, **_STAFF),
    _step("lose", _("不在岗了，接着找"), {S.WORKING}, S.SEEKING, **_EITHER),
    _step("leave", _("不找了"), {S.SEEKING, S.WORKING}, S.LEFT, **_EITHER),
    _step("come_back", _("接着找"), {S.LEFT}, S.SEEKING, **_EITHER),
)
TRAINEE_FLOW = Flow(
    _step("certify", _("发证"), {T.ENROLLED}, T.CERTIFIED, by=trains, who=_("社区工作人员")),
    _step("drop", _("没有学完"), {T.ENROLLED}, T.LEFT, by=trains, who=_("社区工作人员")),
)


def unfit(training: Training, seeker: Jobseeker, *, on: date) -> str:
    """Why somebody may not join a training, in words; blank where they may."""
    years = age(seeker.born_on, on)
    if not training.least_age <= years <= training.most_age:
        told = {"least": training.least_age, "most": training.most_age}
        return gettext("这个培训收满 %(least)d 岁、不超过 %(most)d 岁的人。") % told
    if training.only_jobless and not seeker.is_jobless:
        return gettext("这个培训只收没有工作的人。")
    return ""
