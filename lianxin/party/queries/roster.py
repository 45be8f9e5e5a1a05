"""The roster as those who may see it read it: masked, a page at a time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q, QuerySet

from lianxin.core import journal, keyset
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.identifiers import identity, mobile
from lianxin.core.masks import mask_id, mask_phone
from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index
from lianxin.party.models import (
    Affiliation,
    Body,
    BodyKind,
    BranchKind,
    Company,
    Member,
    Rank,
    Standing,
    Term,
    Transfer,
)
from lianxin.party.queries.access import Office, members_for, standing_on

ORDER = ("name", "id")


class Whether(StrEnum):
    HERE = "here"
    LEFT = "left"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks of the roster; what is blank or nought does not matter to them."""

    words: str = ""
    """A name or a piece of one, or a whole telephone or identity number."""
    branch: int = 0
    group: int = 0
    rank: str = ""
    standing: str = ""
    whether: str = Whether.HERE


class Row(NamedTuple):
    """A member's row, with what it tells in words."""

    pk: int
    name: str
    rank: str
    standing: str
    branch: str
    group: str
    home: str
    phone: str
    admitted_on: date
    has_left: bool


def roster(
    actor: Actor, office: Office, wish: Wish, *, after: str = "", before: str = ""
) -> keyset.Page[Member]:
    """One page of those whom an actor sees of a community, by name."""
    found = _wished(members_for(actor), wish).filter(community=office.community)
    rows = found.select_related("branch", "group", "home")
    return keyset.page(rows, ORDER, after=after, before=before)


def to_take_out(actor: Actor, community_id: int, wish: Wish) -> QuerySet[Member]:
    """All of them, to be written out as a table."""
    found = _wished(members_for(actor), wish).filter(community_id=community_id)
    return found.order_by(*ORDER)


def _wished(members: QuerySet[Member], wish: Wish) -> QuerySet[Member]:
    found = members.filter(_named(wish.words))
    if wish.branch:
        found = found.filter(branch_id=wish.branch)
    if wish.group:
        found = found.filter(group_id=wish.group)
    if wish.rank:
        found = found.filter(rank=wish.rank)
    if wish.standing:
        found = found.filter(standing=wish.standing)
    if wish.whether == Whether.ALL:
        return found
    return found.filter(left_on__isnull=wish.whether == Whether.HERE)


def _named(words: str) -> Q:
    """Numbers are found whole or not at all: nobody shall feel their way to one."""
    for read, field in ((identity, "identity_index"), (mobile, "phone_index")):
        try:
            return Q(**{field: blind_index(read(words))})
        except Invalid:
            continue
    return Q(name__contains=words) if words else Q()


def row(member: Member) -> Row:
    return Row(
        member.pk,
        member.name,
        str(Rank(member.rank).label),
        str(Standing(member.standing).label),
        member.branch.name if member.branch else "",
        member.group.name if member.group else "",
        member.home.label if member.home else "",
        mask_phone(member.phone) if member.phone else "",
        member.admitted_on,
        member.left_on is not None,
    )


def primary_branches(community_id: int, day: date) -> QuerySet[Body]:
    """The branches to which members can belong on a day, in their own order."""
    found = Body.objects.filter(standing_on(day), community_id=community_id, kind=BodyKind.BRANCH)
    return found.exclude(branch_kind=BranchKind.THEMED).order_by("position", "pk")


def themed_branches(community_id: int, day: date) -> QuerySet[Body]:
    found = Body.objects.filter(standing_on(day), community_id=community_id, kind=BodyKind.BRANCH)
    return found.filter(branch_kind=BranchKind.THEMED).order_by("position", "pk")


def groups_of(community_id: int, day: date) -> QuerySet[Body]:
    """The groups of a community on a day, branch by branch."""
    found = Body.objects.filter(standing_on(day), community_id=community_id, kind=BodyKind.GROUP)
    return found.select_related("parent").order_by("parent__position", "parent", "position", "pk")


@dataclass(frozen=True, slots=True)
class Shown:
    """A member's page: masked numbers, or whole ones for a while after a reason was given."""

    member: Member
    identity: str
    phone: str
    is_full: bool
    affiliations: list[Affiliation]
    companies: list[Company]
    terms: list[Term]
    transfers: list[Transfer]
    course: list[Entry]


def shown(member: Member, *, is_full: bool) -> Shown:
    """Everything that is known of a member and where they were, newest first."""
    return Shown(
        member,
        member.identity if is_full else mask_id(member.identity),
        member.phone if is_full else mask_phone(member.phone) if member.phone else "",
        is_full,
        list(member.affiliations.select_related("branch", "group").order_by("-since")),
        list(member.companies.select_related("branch").order_by("-since", "-pk")),
        list(member.terms.select_related("body").order_by("-since", "-pk")),
        list(member.transfers.order_by("-pk")),
        list(journal.course_of(member, public_only=False).order_by("-pk")[:60]),
    )
