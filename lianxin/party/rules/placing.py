"""Where a member may belong: one branch that stands, of their own community, and a group of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lianxin.party.models import Body, BodyKind, BranchKind, Member


@dataclass(frozen=True, slots=True)
class Placing:
    """That a member is to belong to a branch, and maybe to a group of it."""

    member_id: int
    branch_id: int
    group_id: int | None = None


def fault(placing: Placing, member: Member, bodies: Mapping[int, Body], *, since: date) -> str:
    """Why a member cannot be put there from a day on, in words; blank when they can."""
    branch = bodies.get(placing.branch_id)
    group = bodies.get(placing.group_id or 0)
    if branch is None or not is_primary(branch) or branch.community_id != member.community_id:
        return _("%(name)s只能编入本社区的党支部，特色党支部不算。") % {"name": member.name}
    if placing.group_id is not None and (group is None or not is_group_of(group, branch)):
        return _("%(name)s要编入的党小组不在%(branch)s里。") % {
            "name": member.name,
            "branch": branch.name,
        }
    for body in filter(None, (branch, group)):
        if not stands_on(body, since):
            return _("%(body)s在那一天不存在，请换一个。") % {"body": body.name}
    if member.left_on is not None:
        return _("%(name)s的组织关系已经转走了。") % {"name": member.name}
    return ""


def is_primary(branch: Body) -> bool:
    """Whether members belong to it; a themed one is for company only."""
    return branch.kind == BodyKind.BRANCH and branch.branch_kind != BranchKind.THEMED


def is_group_of(group: Body, branch: Body) -> bool:
    return group.kind == BodyKind.GROUP and group.parent_id == branch.pk


def stands_on(body: Body, day: date) -> bool:
    return body.founded_on <= day and (body.dissolved_on is None or day < body.dissolved_on)
