"""Posts, who holds them, what is done in them, and what a member lets a board show."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.party.models import Claim, DutyPost, Member, Pledge, Portrait, PostDeed, PostScheme
from lianxin.party.queries.access import Office
from lianxin.party.rules.posts import deeds_visible_to, posts_visible_to
from lianxin.people.models import Consent, Purpose
from lianxin.people.rules import in_force
from lianxin.places.models import Community, Place


def posts_for(actor: Actor) -> QuerySet[DutyPost]:
    return DutyPost.objects.filter(posts_visible_to(actor))


def post_for(actor: Actor, slug: str, pk: int, *, lock: bool = False) -> DutyPost:
    found = posts_for(actor).filter(pk=pk, community__slug=slug)
    along = found.select_related("community", "scheme", "courtyard")
    if post := (found.select_for_update(of=("self",)) if lock else along).first():
        return post
    raise NotFound


def open_posts(actor: Actor, community: Community, *, today: date) -> QuerySet[DutyPost]:
    """The posts that can be claimed, those of the community first, each with who holds it."""
    holders = (
        Claim.objects.filter(holding_on(today))
        .select_related("member")
        .order_by("member__name", "pk")
    )
    found = posts_for(actor).filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=today), community=community
    )
    along = found.select_related("scheme", "courtyard")
    return along.prefetch_related(Prefetch("claims", holders, to_attr="holders")).order_by(
        "courtyard__position", "courtyard_id", "name", "pk"
    )


def holding_on(day: date) -> Q:
    """The condition that a claim holds on a day."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


def scheme_of(community: Community) -> PostScheme | None:
    return PostScheme.objects.filter(community=community).order_by("since", "pk").first()


def claims_of(member: Member, *, today: date) -> QuerySet[Claim]:
    held = Claim.objects.filter(holding_on(today), member=member)
    return held.select_related("post__courtyard").order_by("since", "pk")


def deeds_for(actor: Actor) -> QuerySet[PostDeed]:
    return PostDeed.objects.filter(deeds_visible_to(actor))


def deeds_of(member: Member) -> QuerySet[PostDeed]:
    kept = PostDeed.objects.filter(member=member, taken_back_at__isnull=True)
    return kept.select_related("post", "photo").order_by("-done_on", "-pk")


def led_deeds(office: Office, *, most: int = 30) -> list[PostDeed]:
    """What was done lately in the branches that one leads, the latest first."""
    kept = deeds_for(office.actor).filter(community=office.community, taken_back_at__isnull=True)
    return list(kept.select_related("member", "post", "photo").order_by("-done_on", "-pk")[:most])


def pledge_of(member: Member) -> Pledge | None:
    return Pledge.objects.filter(member=member, until__isnull=True).first()


def portrait_of(member: Member) -> Portrait | None:
    return Portrait.objects.select_related("upload").filter(member=member).first()


def courtyard_of(member: Member) -> Place | None:
    """The courtyard on whose board a member can be shown: where they live."""
    if member.home is None:
        return None
    return member.home.courtyard or member.home


def consents_of(member: Member, *, today: date) -> QuerySet[Consent]:
    """What a member lets boards show, in force today."""
    given = Consent.objects.filter(in_force(today), person=member.person_id or 0)
    return given.filter(purpose=Purpose.POST_BOARD).order_by("since", "pk")


@dataclass(frozen=True, slots=True)
class Showing:
    """A member's part on the board, as they or who leads their branch see it."""

    member: Member
    courtyard: Place | None
    fields: frozenset[str]
    """What is let be shown on that courtyard's board."""
    until: date | None
    pledge: Pledge | None
    portrait: Portrait | None
    claims: list[Claim]


def showing_of(member: Member, *, today: date) -> Showing:
    yard = courtyard_of(member)
    given = [] if yard is None else list(consents_of(member, today=today).filter(where=yard.label))
    return Showing(
        member,
        yard,
        frozenset(each.field for each in given),
        next((each.until for each in given), None),
        pledge_of(member),
        portrait_of(member),
        list(claims_of(member, today=today)),
    )
