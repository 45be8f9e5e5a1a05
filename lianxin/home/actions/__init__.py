"""The first deed of an installation: its street, communities, places and people."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from lianxin.accounts.actions import open_account
from lianxin.accounts.models import User
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.people.actions import appoint
from lianxin.people.models import Post
from lianxin.places.actions import Courtyard, found_street, open_community, survey
from lianxin.places.models import Community, Subdistrict

CLEAR = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that are hard to misread on paper."""


@dataclass(frozen=True, slots=True)
class PlannedCommunity:
    where: str
    """Where it stands in the file, for whoever has to mend it."""
    community: Community
    """Unsaved, and not yet of any street."""
    yards: Sequence[Courtyard]


@dataclass(frozen=True, slots=True)
class PlannedPost:
    where: str
    username: str
    name: str
    role: Role
    slug: str
    """Of the community in the same plan; blank for a post that lies in none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an installation begins with; consistent in itself, not yet held against the database."""

    where: str
    street: Subdistrict
    communities: Sequence[PlannedCommunity]
    posts: Sequence[PlannedPost]


@dataclass(slots=True)
class Founded:
    """What was added, what was left though the plan has it otherwise, and the new passwords."""

    added: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    passwords: list[tuple[User, str]] = field(default_factory=list)


@transaction.atomic
def found(actor: Actor, plan: Plan, *, now: datetime) -> Founded:
    """Add what the plan has and the database has not, and change nothing that is there.

    Raises Invalid, a fault to a line, where the two exclude each other.
    """
    if faults := [*_street_faults(plan), *_community_faults(plan), *_post_faults(plan)]:
        raise Invalid("\n".join(faults))
    done = Founded()
    street = Subdistrict.objects.filter(code=plan.street.code).first()
    if street:
        done.left += _otherwise(plan.where, street, plan.street)
    else:
        street = found_street(actor, plan.street, now=now)
        done.added.append(f"街道 {street.name}")
    homes = {
        planned.community.slug: _settle(actor, planned, street, done, now=now)
        for planned in plan.communities
    }
    for post in plan.posts:
        _fill(actor, post, homes.get(post.slug), street, done, now=now)
    return done


def _settle(
    actor: Actor, planned: PlannedCommunity, street: Subdistrict, done: Founded, *, now: datetime
) -> Community:
    community = Community.objects.filter(code=planned.community.code).first()
    if community:
        done.left += _otherwise(planned.where, community, planned.community)
    else:
        planned.community.subdistrict = street
        community = open_community(actor, planned.community, now=now)
        done.added.append(f"社区 {community.name}")
    before = community.places.count()
    for yard in planned.yards:
        survey(actor, community, yard, now=now)
    if new := community.places.count() - before:
        done.added.append(f"{community.name}的院、楼、单元 {new} 处")
    return community


def _fill(
    actor: Actor,
    planned: PlannedPost,
    community: Community | None,
    street: Subdistrict,
    done: Founded,
    *,
    now: datetime,
) -> None:
    """Give a post, unless it was given before: who has left the office is not called back."""
    user = User.objects.filter(username=planned.username).first()
    subdistrict = street if planned.role is Role.STREET else None
    if _has_held(user, planned.role, community, subdistrict):
        return
    if user is None:
        password = _password()
        user = open_account(
            actor, username=planned.username, name=planned.name, password=password, now=now
        )
        done.passwords.append((user, password))
    appoint(
        actor,
        user,
        planned.role,
        community=community,
        subdistrict=subdistrict,
        since=local_day(now),
        now=now,
    )
    place = community or subdistrict or "全部"
    done.added.append(f"{user.name}（{user.username}）任 {planned.role}，{place}")


def _has_held(
    user: User | None, role: Role, community: Community | None, subdistrict: Subdistrict | None
) -> bool:
    posts = Post.objects.filter(user=user, role=role, community=community, subdistrict=subdistrict)
    return user is not None and posts.exists()


def _password() -> str:
    """Sixteen letters and digits, about 79 bits, in fours."""
    return "-".join("".join(secrets.choice(CLEAR) for _ in range(4)) for _ in range(4))


def _otherwise(where: str, there: Model, told: Model) -> Iterator[str]:
    """What the file says otherwise than the database, which stays."""
    for each in told._meta.concrete_fields:
        kept, said = getattr(there, each.attname), getattr(told, each.attname)
        if each.name not in ("id", "subdistrict", "is_open") and kept != said:
            yield f"{where}.{each.name}：已有的是 {kept}，没有改成 {said}。"


def _street_faults(plan: Plan) -> Iterator[str]:
    """The code tells which street it is, so its name must not be another's."""
    namesakes = Subdistrict.objects.filter(name=plan.street.name).exclude(code=plan.street.code)
    known = Subdistrict.objects.filter(code=plan.street.code)
    if namesakes.exists() and not known.exists():
        yield f"{plan.where}.name：已有一个{plan.street.name}，代码不同。"


def _community_faults(plan: Plan) -> Iterator[str]:
    """The code tells which community it is, so what else is unique must not be another's."""
    for planned in plan.communities:
        told = planned.community
        if there := Community.objects.filter(code=told.code).first():
            if there.subdistrict.code != plan.street.code:
                yield f"{planned.where}.code：这个社区已在{there.subdistrict}。"
            continue
        for name in ("slug", "prefix"):
            value = getattr(told, name)
            if other := Community.objects.filter(**{name: value}).first():
                yield f"{planned.where}.{name}：{other}已经用了 {value}。"
        beside = Community.objects.filter(subdistrict__code=plan.street.code)
        if beside.filter(name=told.name).exists():
            yield f"{planned.where}.name：已有一个{told.name}，代码不同。"


def _post_faults(plan: Plan) -> Iterator[str]:
    """Nobody gets a post by having taken the username first, and no office has two secretaries."""
    codes = {planned.community.slug: planned.community.code for planned in plan.communities}
    for planned in plan.posts:
        posts = Post.objects.filter(user__username=planned.username).exclude(role=Role.MEMBER)
        account = User.objects.filter(username=planned.username)
        if account.exists() and not posts.exists():
            yield f"{planned.where}.username：{planned.username} 已是一位居民的账号，请换一个。"
        if planned.role is not Role.SECRETARY:
            continue
        seat = Post.objects.filter(role=Role.SECRETARY, community__code=codes[planned.slug])
        holder = seat.filter(until__isnull=True).select_related("user").first()
        if holder and not seat.filter(user__username=planned.username).exists():
            yield f"{planned.where}.role：书记现在是{holder.user.name}，一个社区只有一位。"
