"""What is found of help at home."""

import re

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK
from lianxin.core.seeking import Asked, Finder, Search, at, on
from lianxin.services.models import HelpRequest, Line, Team
from lianxin.services.queries.doors import teams_for
from lianxin.services.rules.requests import visible_to

_NUMBER = re.compile(r"(?:[A-Za-z0-9]+-)?[Ff]0*([0-9]{1,7})")


def _teams(search: Search) -> QuerySet[Team]:
    return teams_for(search.actor).filter(community_id=search.community_id)


def _lines(search: Search) -> QuerySet[Line]:
    return Line.objects.filter(community_id=search.community_id)


def _requests(search: Search) -> QuerySet[HelpRequest]:
    found = HelpRequest.objects.filter(visible_to(search.actor), community_id=search.community_id)
    found = found.select_related("service", "community", "place")
    return found if search.actor.holds(DESK, search.community_id) else found.none()


def _by_number(wanted: Asked) -> Q | None:
    """LSL-F0012, F12."""
    told = _NUMBER.fullmatch(wanted.words)
    return Q(number=int(told[1])) if told else None


def _where(request: HelpRequest) -> str:
    place = request.place.public_label if request.place else request.place_words
    return " · ".join(part for part in (place, str(request.get_state_display())) if part)


FINDERS = (
    Finder(
        code="help",
        label=_("上门服务"),
        icon="phone-call",
        rank=110,
        rows=_requests,
        fields=("service__name", "place__label", "place_words"),
        desk=at("services_desk:request"),
        called=lambda request: f"{request.told_number} {request.service.name}",
        note=_where,
        order=("-asked_at", "-pk"),
        exact=_by_number,
    ),
    Finder(
        code="service_teams",
        label=_("服务队"),
        icon="tool",
        rank=111,
        rows=_teams,
        fields=("name", "what"),
        desk=at("services_desk:team"),
        called=lambda team: str(team.name),
        order=("name", "pk"),
    ),
    Finder(
        code="service_lines",
        label=_("服务品牌"),
        icon="heart-handshake",
        rank=112,
        rows=_lines,
        desk=on("services_desk:catalogue"),
        portal=on("services:help"),
        called=lambda line: str(line.name),
    ),
)
