"""What a community's feeds tell: what everybody may read, the latest first."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.core.actor import GUEST
from lianxin.honours.models import Notice
from lianxin.honours.queries.access import announcements_for
from lianxin.honours.queries.announcements import LATEST
from lianxin.honours.queries.wall import stories_on_wall
from lianxin.matters.queries.lists import outcomes
from lianxin.places.models import Community

MOST = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed."""

    key: str
    title: str
    words: str
    path: str
    at: datetime
    changed_at: datetime


def announcements(community: Community, *, today: date) -> list[Item]:
    """What is to the whole community and was published; what was withdrawn says so."""
    found = announcements_for(GUEST).filter(community=community, published_at__isnull=False)
    items = []
    for each in found.filter(valid_until__gte=today).order_by(*LATEST)[:MOST]:
        is_gone = each.state == Notice.WITHDRAWN
        at = each.published_at or each.withdrawn_at
        if at is None:
            continue
        items.append(
            Item(
                key=f"announcement:{each.pk}",
                title=_("已撤回：%(title)s") % {"title": each.title} if is_gone else each.title,
                words=each.reason if is_gone else each.words,
                path=reverse("honours:announcement", args=[community.slug, each.pk]),
                at=at,
                changed_at=each.withdrawn_at or at,
            )
        )
    return items


def solved(community: Community, **_day: date) -> list[Item]:
    """What came of matters that are shown to everybody."""
    return [
        Item(
            key=f"matter:{each.pk}",
            title=each.title,
            words=f"{each.number} {each.get_state_display()}",
            path=reverse("matters:show", args=[community.slug, each.number]),
            at=each.closed_at,
            changed_at=each.closed_at,
        )
        for each in outcomes(community.pk, most=MOST)
        if each.closed_at
    ]


def wall(community: Community, *, today: date) -> list[Item]:
    """Good deeds by title alone: who agreed to hang on a wall did not agree to be copied."""
    found = stories_on_wall(community.pk, today=today).filter(shown_at__isnull=False)
    return [
        Item(
            key=f"story:{each.pk}",
            title=each.title,
            words="",
            path=reverse("honours:story", args=[community.slug, each.pk]),
            at=each.shown_at,
            changed_at=each.shown_at,
        )
        for each in found.order_by("-shown_at", "-pk")[:MOST]
        if each.shown_at
    ]
