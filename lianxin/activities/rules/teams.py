"""Who keeps a cultural team, who leads it, and how one joins and leaves."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import CulturalTeam, TeamMember
from lianxin.activities.models import MemberState as S
from lianxin.activities.rules.activity import BY_STAFF, WORKERS
from lianxin.core.actor import DESK, Actor
from lianxin.core.flow import Flow, Step


def members_visible_to(actor: Actor) -> Q:
    """One's own membership, those of the teams that one leads, and all where one works."""
    led = TeamMember.objects.filter(person_id__in=actor.person_ids, is_leader=True)
    return (
        Q(person_id__in=actor.person_ids)
        | Q(team_id__in=led.values("team_id"))
        | Q(team__community_id__in=actor.places(*DESK))
    )


def keeps_team(actor: Actor, team: CulturalTeam) -> bool:
    return actor.holds(WORKERS, team.community_id)


def is_self(actor: Actor, member: TeamMember) -> bool:
    return member.person_id in actor.person_ids


def leads(actor: Actor, member: TeamMember) -> bool:
    return member.is_led or keeps_team(actor, member.team)


def leads_or_self(actor: Actor, member: TeamMember) -> bool:
    return leads(actor, member) or is_self(actor, member)


def keeps_member(actor: Actor, member: TeamMember) -> bool:
    return keeps_team(actor, member.team)


_BY_LEADER = _("队长或社区的工作人员")


def _step(verb: str, label: Any, source: str, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset({source}), target, **rest)


MEMBER_FLOW = Flow(
    _step("accept", _("欢迎加入"), S.ASKED, S.MEMBER, by=leads, who=_BY_LEADER),
    _step("decline", _("婉拒"), S.ASKED, S.DECLINED, by=leads, who=_BY_LEADER),
    _step("withdraw", _("不加入了"), S.ASKED, S.WITHDRAWN, by=is_self, who=_("本人")),
    _step(
        "leave",
        _("离队"),
        S.MEMBER,
        S.LEFT,
        by=leads_or_self,
        who=_("本人、队长或社区的工作人员"),
    ),
    _step("make_leader", _("请当队长"), S.MEMBER, None, by=keeps_member, who=BY_STAFF),
    _step("end_leading", _("不再当队长"), S.MEMBER, None, by=keeps_member, who=BY_STAFF),
)


def seen_by_all(_actor: Actor) -> Q:
    """A team is public, though not who is in it."""
    return Q()
