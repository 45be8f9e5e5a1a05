"""Announcements as each reader sees them: what holds now, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from lianxin.activities.models import CulturalTeam
from lianxin.core import keyset
from lianxin.core.actor import GUEST, Actor
from lianxin.core.keyset import Page
from lianxin.council.models import Council
from lianxin.honours.models import Announcement, Attachment, Audience, Notice
from lianxin.honours.queries.access import announcements_for
from lianxin.places.models import Community
from lianxin.places.queries import buildings, courtyard_names
from lianxin.volunteers.models import Team

LATEST = ("-published_at", "-pk")
ON_FRONT = 3


def valid(actor: Actor, community_id: int, *, today: date) -> QuerySet[Announcement]:
    """What holds today, what was withdrawn of it as well; pinned ones first."""
    found = announcements_for(actor).filter(
        community=community_id, valid_from__lte=today, valid_until__gte=today
    )
    return found.exclude(state=Notice.DRAFT).order_by("-is_pinned", *LATEST)


def on_front(community_id: int, *, today: date) -> list[Announcement]:
    """For a community's first page, which is everybody's."""
    return list(valid(GUEST, community_id, today=today)[:ON_FRONT])


@dataclass(frozen=True, slots=True)
class Listed:
    valid: Sequence[Announcement]
    past: Page[Announcement]


def listed(
    actor: Actor, community: Community, *, after: str = "", before: str = "", today: date
) -> Listed:
    over = announcements_for(actor).filter(
        community=community, valid_until__lt=today, published_at__isnull=False
    )
    page = keyset.page(over, LATEST, after=after, before=before, size=20)
    return Listed(list(valid(actor, community.pk, today=today)[:50]), page)


def at_desk(
    actor: Actor, community_id: int, *, after: str = "", before: str = ""
) -> Page[Announcement]:
    found = announcements_for(actor).filter(community=community_id)
    found = found.annotate(has_files=Exists(Attachment.objects.filter(announcement=OuterRef("pk"))))
    return keyset.page(found, ("-pk",), after=after, before=before, size=30)


def files_of(announcement: Announcement) -> list[Attachment]:
    return list(announcement.attachments.order_by("pk"))


def audiences(
    community: Community, *, kept: tuple[str, str] | None = None
) -> list[tuple[str, str]]:
    """Whom an announcement can be to: (kind:key, name), the whole community first.

    Whom one is to already stays among them, a team that has ended as well: a form without it would
    turn to the whole community by itself.
    """
    yards = courtyard_names(community.pk)
    found: list[tuple[str, str]] = [(f"{Audience.COMMUNITY}:", str(Audience.COMMUNITY.label))]
    for place in buildings(community.pk):
        kind = Audience.COURTYARD if place.pk in yards else Audience.BUILDING
        found.append((f"{kind}:{place.pk}", place.label))
    teams = Team.objects.filter(community=community, ended_on__isnull=True).order_by("name")
    found += [(f"team:{each.pk}", each.name) for each in teams]
    troupes = CulturalTeam.objects.filter(community=community).order_by("name")
    found += [(f"troupe:{each.pk}", each.name) for each in troupes]
    councils = Council.objects.filter(community=community).order_by("name")
    found += [(f"council:{each.pk}", each.name) for each in councils]
    return [*found, kept] if kept and kept[0] not in dict(found) else found
