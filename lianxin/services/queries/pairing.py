"""What speaks for and against each pair: distance, load, language, and the wishes of both sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from lianxin.core.ground import Point, metres
from lianxin.people.models import Person
from lianxin.places.models import Place
from lianxin.services.models import Care, CareState, Helper, PairingState, Tongue, Wish
from lianxin.services.rules.care import suits
from lianxin.services.solving.pairing import Giver, Seeker, pair_off, price

NEAR = 60
"""Metres from which two are told to live near each other."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Pairs, each with what speaks for it, and who is left with the reason."""

    lines: list[dict[str, Any]]
    left: list[dict[str, Any]]


def unpaired(community_id: int) -> list[Care]:
    """Whom nobody looks after yet."""
    open_now = Care.objects.filter(community=community_id, state=CareState.OPEN)
    found = open_now.exclude(pairings__state=PairingState.ACTIVE)
    return list(found.select_related("person__place__courtyard").order_by("pk"))


def helping(community_id: int) -> list[Helper]:
    """Who helps here, with how many each looks after now as `load`."""
    found = Helper.objects.filter(community=community_id, left_at__isnull=True)
    running = Count("pairings", filter=Q(pairings__state=PairingState.ACTIVE))
    return list(
        found.select_related("person__user", "person__place__courtyard")
        .annotate(load=running)
        .order_by("pk")
    )


def load_of(helper: Helper) -> int:
    return int(vars(helper)["load"])


def _lies(person: Person) -> Point | None:
    """Where somebody lives, as near as it is known."""
    place = person.place
    for each in (place, place.courtyard if place else None):
        if each and each.latitude is not None and each.longitude is not None:
            return each.latitude, each.longitude
    return None


def way(here: Person, there: Person) -> float | None:
    """Metres between two homes; None where it is not known."""
    one, other = _lies(here), _lies(there)
    if _yard(here.place) is not None and _yard(here.place) == _yard(there.place):
        return 0.0
    return metres(one, other) if one and other else None


def _yard(place: Place | None) -> int | None:
    return (place.courtyard_id or place.pk) if place else None


def speaks(care: Care, helper: Helper) -> bool:
    return care.tongue in helper.tongues


def bar(care: Care, helper: Helper) -> str:
    """Why these two cannot be a pair, as a word for the reason; blank where they can."""
    if care.person_id == helper.person_id:
        return "self"
    if care.tongue == Tongue.SIGN and not speaks(care, helper):
        return "tongue"
    if not suits(care.wish, is_female=helper.is_female):
        return "their_wish"
    if not suits(helper.wish, is_female=care.is_female):
        return "helpers_wish"
    return ""


def proposal(community_id: int) -> Proposal:
    """Who might look after whom, of all whom nobody looks after yet and who were assessed."""
    cares, helpers = unpaired(community_id), helping(community_id)
    assessed = [each for each in cares if each.need]
    prices = {
        (care.pk, helper.pk): price(way(care.person, helper.person), speaks=speaks(care, helper))
        for care in assessed
        for helper in helpers
        if not bar(care, helper)
    }
    givers = [Giver(each.pk, load_of(each), each.most) for each in helpers]
    found = pair_off([Seeker(each.pk) for each in assessed], givers, prices)
    known = {each.pk: each for each in helpers}
    lines: list[dict[str, Any]] = [
        {"care": care.pk, "helper": found[care.pk], "why": reasons(care, known[found[care.pk]])}
        for care in assessed
        if care.pk in found
    ]
    left: list[dict[str, Any]] = [
        {"care": care.pk, "why": _why_left(care, helpers, prices)}
        for care in cares
        if care.pk not in found
    ]
    return Proposal(lines, left)


def reasons(care: Care, helper: Helper) -> list[str]:
    """What speaks for a pair, and what is to be known of it."""
    room = _("现在照看 %(load)d 位，说最多 %(most)d 位")
    told = [
        _told_way(way(care.person, helper.person)),
        _told_tongue(care, helper),
        room % {"load": load_of(helper), "most": helper.most},
    ]
    if care.wish != Wish.ANYBODY:
        told.append(_("合本人的意愿：%(wish)s") % {"wish": care.get_wish_display()})
    if helper.wish != Wish.ANYBODY:
        told.append(_("合照看的人的意愿"))
    return told


def _told_way(apart: float | None) -> str:
    if apart is None:
        return _("住得多远还不知道")
    if apart < NEAR:
        return _("住同一个院")
    return _("住得相距约 %(metres)d 米") % {"metres": round(apart, -1)}


def _told_tongue(care: Care, helper: Helper) -> str:
    if speaks(care, helper):
        return _("都说%(tongue)s") % {"tongue": care.get_tongue_display()}
    told = {"one": care.get_tongue_display(), "other": helper.told_tongues}
    return _("本人说%(one)s，帮忙的人说%(other)s") % told


def _why_left(care: Care, helpers: Sequence[Helper], prices: Mapping[tuple[int, int], int]) -> str:
    """Why nobody was found for somebody."""
    if not care.need:
        return _("还没有评估需要，先去看一看。")
    if not helpers:
        return _("还没有人报名帮忙。")
    if any((care.pk, each.pk) in prices for each in helpers):
        return _("合适的人手上都满了，再请几位。")
    bars = [bar(care, each) for each in helpers]
    if "tongue" not in bars and "helpers_wish" not in bars:
        return _("帮忙的人里没有合本人意愿的：%(wish)s。") % {"wish": care.get_wish_display()}
    if set(bars) <= {"tongue", "self"}:
        return _("帮忙的人里没有会%(tongue)s的。") % {"tongue": care.get_tongue_display()}
    return _("两边的意愿对不上，打电话问问能不能商量。")
