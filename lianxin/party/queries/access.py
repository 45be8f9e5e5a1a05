"""What of a community's Party work is open to somebody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lianxin.core.actor import PARTY, Actor
from lianxin.core.errors import NotFound
from lianxin.party.models import Body, BodyKind, Member
from lianxin.party.rules.access import (
    HEADS,
    bodies_visible_to,
    held_by,
    members_visible_to,
    works_with,
)
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug


@dataclass(frozen=True, slots=True)
class Office:
    """A community's Party work as it is open to one actor."""

    actor: Actor
    community: Community
    is_whole: bool
    """Whether all of it is, and not just the branches in `branch_ids`."""
    branch_ids: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether the actor has any part in leading it."""
        return self.is_whole or bool(self.branch_ids)

    def leads(self, branch_id: int | None) -> bool:
        return self.is_whole or branch_id in self.branch_ids


def office_of(actor: Actor, slug: str) -> Office:
    """The Party work of a community for whoever has a part in leading it; for all others it does
    not exist. One statement beside the community's own.
    """
    if (office := office_left(actor, slug)).is_open:
        return office
    raise NotFound


def office_left(actor: Actor, slug: str) -> Office:
    """The same for who had a part in it a moment ago: they may have just given it up."""
    community = community_by_slug(slug)
    if works_with(actor, community.pk):
        return Office(actor, community, is_whole=True)
    duties = _duties(actor, community)
    is_whole = any(kind == BodyKind.COMMITTEE for kind, _body in duties)
    return Office(actor, community, is_whole, frozenset(body for _kind, body in duties))


def _duties(actor: Actor, community: Community) -> list[tuple[str, int]]:
    held = held_by(actor).filter(community=community, duty__in=HEADS)
    return list(held.values_list("body__kind", "body_id"))


def leads_all(actor: Actor, community_id: int) -> bool:
    """Whether all of a community's Party work is the actor's: by a post, or in its committee."""
    if works_with(actor, community_id):
        return True
    committee = held_by(actor).filter(duty__in=HEADS, body__kind=BodyKind.COMMITTEE)
    return committee.filter(community_id=community_id).exists()


def has_part(actor: Actor, community_id: int | None = None) -> bool:
    """Whether the actor has a part in leading Party work, in a community or in any."""
    if actor.places(*PARTY) if community_id is None else works_with(actor, community_id):
        return True
    held = held_by(actor).filter(duty__in=HEADS)
    return (held if community_id is None else held.filter(community=community_id)).exists()


def members_for(actor: Actor) -> QuerySet[Member]:
    return Member.objects.filter(members_visible_to(actor))


def member_for(actor: Actor, pk: int) -> Member:
    if member := members_for(actor).filter(pk=pk).select_related("branch", "home").first():
        return member
    raise NotFound


def bodies_for(actor: Actor) -> QuerySet[Body]:
    return Body.objects.filter(bodies_visible_to(actor))


def standing_on(day: date) -> Q:
    """The condition that a body stood on a day."""
    return Q(founded_on__lte=day) & (Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=day))


def present_on(day: date) -> Q:
    """The condition that a member belonged to the community on a day."""
    return Q(entered_on__lte=day) & (Q(left_on__isnull=True) | Q(left_on__gt=day))
