"""The only doors to teams, requests and visits: absent and hidden are refused alike."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.services.models import HelpRequest, Licence, Line, Member, Service, Team, Visit
from lianxin.services.rules.requests import visible_to, visits_visible_to
from lianxin.services.rules.teams import teams_visible_to

Thing = TypeVar("Thing", bound=Model)


def _one(found: QuerySet[Thing], *, lock: bool = False) -> Thing:
    if thing := (found.select_for_update(of=("self",)) if lock else found).first():
        return thing
    raise NotFound


def teams_for(actor: Actor) -> QuerySet[Team]:
    return Team.objects.filter(teams_visible_to(actor))


def team_for(actor: Actor, pk: int, *, lock: bool = False) -> Team:
    found = teams_for(actor).select_related("community__subdistrict", "base")
    return _one(found.filter(pk=pk), lock=lock)


def member_for(actor: Actor, pk: int, *, lock: bool = False) -> Member:
    found = Member.objects.select_related("team__community__subdistrict", "person__user")
    return _one(found.filter(pk=pk, team__in=teams_for(actor)), lock=lock)


def member_by_token(token: str) -> Member:
    """Whoever has the private link is the member."""
    found = Member.objects.select_related("team__community__subdistrict", "team__base")
    return _one(found.filter(token=token))


def licence_for(actor: Actor, pk: int, *, lock: bool = False) -> Licence:
    found = Licence.objects.select_related("member__team__community")
    return _one(found.filter(pk=pk, member__team__in=teams_for(actor)), lock=lock)


def line_for(actor: Actor, pk: int, *, lock: bool = False) -> Line:
    return _one(Line.objects.filter(teams_visible_to(actor), pk=pk), lock=lock)


def service_for(actor: Actor, pk: int, *, lock: bool = False) -> Service:
    found = Service.objects.filter(teams_visible_to(actor)).select_related("team", "line")
    return _one(found.filter(pk=pk), lock=lock)


def requests_for(actor: Actor) -> QuerySet[HelpRequest]:
    return HelpRequest.objects.filter(visible_to(actor))


def request_for(actor: Actor, pk: int, *, lock: bool = False) -> HelpRequest:
    found = requests_for(actor).select_related(
        "community__subdistrict", "service__team", "service__line", "place", "asker__user", "matter"
    )
    return _one(found.filter(pk=pk), lock=lock)


def request_by_token(token: str) -> HelpRequest:
    """Whoever has the private link speaks for who asked."""
    found = HelpRequest.objects.select_related(
        "community__subdistrict", "service__team", "service__line", "place", "asker", "matter"
    )
    return _one(found.filter(token=token))


def visits_for(actor: Actor) -> QuerySet[Visit]:
    return Visit.objects.filter(visits_visible_to(actor))


def visit_for(actor: Actor, pk: int, *, lock: bool = False) -> Visit:
    found = visits_for(actor).select_related(
        "community__subdistrict",
        "member__team",
        "request__service__team",
        "request__community__subdistrict",
        "request__place",
        "request__asker__user",
    )
    return _one(found.filter(pk=pk), lock=lock)
