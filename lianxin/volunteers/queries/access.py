"""The only doors to volunteers and what they serve in: absent and hidden are refused alike."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.volunteers.models import (
    Campaign,
    Certificate,
    Duty,
    Guardian,
    Invitation,
    Project,
    Shift,
    Spot,
    Task,
    Team,
    Volunteer,
)
from lianxin.volunteers.rules.access import (
    campaigns_visible_to,
    certificates_visible_to,
    duties_visible_to,
    projects_visible_to,
    shifts_visible_to,
    visible_to,
)

Thing = TypeVar("Thing", bound=Model)


def _one(found: QuerySet[Thing], *, lock: bool) -> Thing:
    if thing := (found.select_for_update(of=("self",)) if lock else found).first():
        return thing
    raise NotFound


def volunteers_for(actor: Actor) -> QuerySet[Volunteer]:
    return Volunteer.objects.filter(visible_to(actor))


def volunteer_for(actor: Actor, pk: int, *, lock: bool = False) -> Volunteer:
    found = volunteers_for(actor).select_related("community__subdistrict", "guardian")
    return _one(found.filter(pk=pk), lock=lock)


def volunteer_by_token(token: str) -> Volunteer:
    """Whoever has the private link is the volunteer."""
    found = Volunteer.objects.select_related("community__subdistrict", "guardian")
    return _one(found.filter(token=token), lock=False)


def guardian_by_token(token: str, *, lock: bool = False) -> Guardian:
    found = Guardian.objects.select_related("volunteer__community__subdistrict")
    return _one(found.filter(token=token), lock=lock)


def invitation_by_token(token: str, *, lock: bool = False) -> Invitation:
    found = Invitation.objects.select_related("community__subdistrict")
    return _one(found.filter(token=token), lock=lock)


def invitation_for(actor: Actor, pk: int) -> Invitation:
    found = Invitation.objects.select_related("community__subdistrict")
    return _one(found.filter(pk=pk, community_id__in=actor.places(*DESK)), lock=False)


def team_for(actor: Actor, pk: int, *, lock: bool = False) -> Team:
    """At the desk; what the public sees of teams is in `overview`."""
    found = Team.objects.select_related("community__subdistrict", "leader")
    return _one(found.filter(pk=pk, community_id__in=actor.places(*DESK)), lock=lock)


def project_for(actor: Actor, pk: int, *, lock: bool = False) -> Project:
    found = Project.objects.filter(projects_visible_to(actor))
    found = found.select_related("community__subdistrict", "team__leader", "campaign")
    return _one(found.filter(pk=pk), lock=lock)


def shift_for(actor: Actor, pk: int, *, lock: bool = False) -> Shift:
    found = Shift.objects.filter(shifts_visible_to(actor))
    found = found.select_related(
        "project__community__subdistrict", "project__team__leader", "project__campaign"
    )
    return _one(found.filter(pk=pk), lock=lock)


def duty_for(actor: Actor, pk: int, *, lock: bool = False) -> Duty:
    found = Duty.objects.filter(duties_visible_to(actor))
    found = found.select_related(
        "volunteer",
        "shift__project__community__subdistrict",
        "shift__project__team__leader",
    )
    return _one(found.filter(pk=pk), lock=lock)


def certificate_for(actor: Actor, pk: int, *, lock: bool = False) -> Certificate:
    found = Certificate.objects.filter(certificates_visible_to(actor))
    found = found.select_related("volunteer__community__subdistrict")
    return _one(found.filter(pk=pk), lock=lock)


def campaign_for(actor: Actor, pk: int, *, lock: bool = False) -> Campaign:
    found = Campaign.objects.filter(campaigns_visible_to(actor))
    return _one(found.select_related("community__subdistrict").filter(pk=pk), lock=lock)


def spot_for(actor: Actor, pk: int, *, lock: bool = False) -> Spot:
    """A spot of a campaign that the actor sees; locked, the spot is."""
    seen = Campaign.objects.filter(campaigns_visible_to(actor))
    found = Spot.objects.select_related("campaign__community__subdistrict", "place")
    return _one(found.filter(pk=pk, campaign__in=seen), lock=lock)


def task_for(actor: Actor, pk: int, *, lock: bool = False) -> Task:
    seen = Campaign.objects.filter(campaigns_visible_to(actor))
    found = Task.objects.select_related("spot__campaign__community__subdistrict", "before", "after")
    return _one(found.filter(pk=pk, spot__campaign__in=seen), lock=lock)
