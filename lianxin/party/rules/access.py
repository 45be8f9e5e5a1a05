"""Who sees Party records (S-18): who works with all of a community's, who leads a branch or a group
that one's, and everybody their own. A post at the community's desk opens nothing here.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from lianxin.core.actor import PARTY, Actor
from lianxin.party.models import BodyKind, Duty, Member, Term

HEADS = (Duty.SECRETARY, Duty.DEPUTY, Duty.ORGANISER, Duty.PUBLICITY, Duty.DISCIPLINE, Duty.MEMBER)
"""A body's secretary and committee, who see all of it."""
LEAST_SHOWN = 10
"""A count of members below this is told to Party posts alone: it would point at persons."""


def works_with(actor: Actor, community_id: int) -> bool:
    """Whether the actor works with all Party records of a community."""
    return actor.holds(PARTY, community_id)


def held_by(actor: Actor) -> QuerySet[Term]:
    """The duties that the actor holds now, as a member of some organisation."""
    return Term.objects.filter(member__person__in=actor.person_ids, ended_on__isnull=True)


def all_visible_to(actor: Actor) -> Q:
    """Records of a community of whose Party work the actor sees all."""
    committee = held_by(actor).filter(duty__in=HEADS, body__kind=BodyKind.COMMITTEE)
    return Q(community_id__in=actor.places(*PARTY)) | Q(
        Exists(committee.filter(community_id=OuterRef("community_id")))
    )


def visible_to(actor: Actor, body: str = "branch") -> Q:
    """Records that belong to a branch, named by a field; a group's leader is not shown them."""
    led = held_by(actor).filter(duty__in=HEADS)
    return all_visible_to(actor) | Q(Exists(led.filter(body_id=OuterRef(f"{body}_id"))))


def members_visible_to(actor: Actor) -> Q:
    """Oneself, the members of the branch or group that one leads, or all of the community's."""
    led = held_by(actor)
    return (
        visible_to(actor)
        | Q(Exists(led.filter(duty=Duty.LEADER, body_id=OuterRef("group_id"))))
        | Q(person_id__in=actor.person_ids)
    )


def bodies_visible_to(actor: Actor) -> Q:
    """All organisations of a community of which one is a member or for whose Party records one has
    a post: which branches there are is no secret among them.
    """
    own = Member.objects.filter(person__in=actor.person_ids, left_on__isnull=True)
    return all_visible_to(actor) | Q(Exists(own.filter(community_id=OuterRef("community_id"))))
