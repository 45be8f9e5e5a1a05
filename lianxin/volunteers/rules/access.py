"""Who sees volunteers and what they serve in, and who may do what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.volunteers.models import (
    Campaign,
    CampaignState,
    Certificate,
    Duty,
    Project,
    ProjectState,
    Shift,
    Spot,
    Task,
    Volunteer,
)

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")
BY_OWN = _("本人")
BY_OWN_OR_STAFF = _("本人，或社区的工作人员代办")
BY_GUARDIAN = _("监护人，或社区的工作人员代记")
BY_LEADER = _("社区的工作人员或带队的人，不能是本人")
BY_CLOCK = _("到期自动")


def visible_to(actor: Actor) -> Q:
    """Oneself, and all where one works; the clock sees all."""
    if actor.is_clock:
        return Q()
    return Q(person_id__in=actor.person_ids) | Q(community_id__in=actor.places(*DESK))


def projects_visible_to(actor: Actor) -> Q:
    """To all once published; drafts only where one works."""
    return ~Q(state=ProjectState.DRAFT) | Q(community_id__in=actor.places(*DESK))


def shifts_visible_to(actor: Actor) -> Q:
    return ~Q(project__state=ProjectState.DRAFT) | Q(project__community_id__in=actor.places(*DESK))


def duties_visible_to(actor: Actor) -> Q:
    """One's own, those of the teams that one leads, and all where one works."""
    return (
        Q(volunteer__person_id__in=actor.person_ids)
        | Q(shift__project__team__leader__person_id__in=actor.person_ids)
        | Q(shift__project__community_id__in=actor.places(*DESK))
    )


def hours_visible_to(actor: Actor) -> Q:
    """Hours are nobody's but the person's and the desk's (B-02)."""
    return Q(volunteer__person_id__in=actor.person_ids) | Q(
        volunteer__community_id__in=actor.places(*DESK)
    )


def certificates_visible_to(actor: Actor) -> Q:
    return Q() if actor.is_clock else hours_visible_to(actor)


def campaigns_visible_to(actor: Actor) -> Q:
    return ~Q(state=CampaignState.DRAFT) | Q(community_id__in=actor.places(*DESK))


def works_in(actor: Actor, community_id: int) -> bool:
    return actor.holds(WORKERS, community_id)


def is_self(actor: Actor, volunteer: Volunteer) -> bool:
    return volunteer.person_id is not None and volunteer.person_id in actor.person_ids


def is_self_or_works(actor: Actor, volunteer: Volunteer) -> bool:
    return is_self(actor, volunteer) or works_in(actor, volunteer.community_id)


def is_guardian_or_works(actor: Actor, volunteer: Volunteer) -> bool:
    """A guardian comes by their link, which the deed checks: here it is a guest like others."""
    return not is_self(actor, volunteer) or works_in(actor, volunteer.community_id)


def anybody(_actor: Actor, _thing: object) -> bool:
    """Whoever holds the link: it was given to one alone."""
    return True


def is_clock(actor: Actor, _thing: object) -> bool:
    return actor.is_clock


def runs_project(actor: Actor, project: Project) -> bool:
    return works_in(actor, project.community_id)


def runs_shift(actor: Actor, shift: Shift) -> bool:
    return works_in(actor, shift.project.community_id)


def leads_team(actor: Actor, project: Project) -> bool:
    leader = project.team.leader if project.team else None
    return leader is not None and is_self(actor, leader)


def leads_shift(actor: Actor, shift: Shift) -> bool:
    return runs_shift(actor, shift) or leads_team(actor, shift.project)


def serves(actor: Actor, duty: Duty) -> bool:
    return is_self(actor, duty.volunteer)


def serves_or_leads(actor: Actor, duty: Duty) -> bool:
    return serves(actor, duty) or leads_shift(actor, duty.shift)


def leads_duty(actor: Actor, duty: Duty) -> bool:
    return leads_shift(actor, duty.shift)


def verifies(actor: Actor, duty: Duty) -> bool:
    """Staff or the leader, of others than themselves (V-03)."""
    return actor.is_known and not serves(actor, duty) and leads_shift(actor, duty.shift)


def issues(actor: Actor, certificate: Certificate) -> bool:
    """Staff; never of oneself."""
    volunteer = certificate.volunteer
    return works_in(actor, volunteer.community_id) and not is_self(actor, volunteer)


def issues_or_is_clock(actor: Actor, certificate: Certificate) -> bool:
    return actor.is_clock or issues(actor, certificate)


def runs_campaign(actor: Actor, campaign: Campaign) -> bool:
    return works_in(actor, campaign.community_id)


def runs_spot(actor: Actor, spot: Spot) -> bool:
    return runs_campaign(actor, spot.campaign)


def runs_task(actor: Actor, task: Task) -> bool:
    return runs_spot(actor, task.spot)
