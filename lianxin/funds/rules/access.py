"""Who sees a project, who runs the fund, who may not take a step on what profits them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.funds.models import Project, ProjectState, Vote, VoteState

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")
BY_SECRETARY = _("社区书记")
BY_STREET = _("街道")
BY_ANYONE = _("社区或街道的工作人员")
BY_RESIDENTS = _("登录了的居民")
UNSHOWN = (ProjectState.DRAFT, ProjectState.DROPPED)


def visible_to(actor: Actor) -> Q:
    """To all once it is proposed; drafts only where one works."""
    return ~Q(state__in=UNSHOWN) | Q(community_id__in=actor.places(*DESK))


def votes_visible_to(actor: Actor) -> Q:
    return ~Q(state=VoteState.DRAFT) | Q(community_id__in=actor.places(*DESK))


def ledger_visible_to(_actor: Actor) -> Q:
    """Every booking is public, payees masked; in full only where one works."""
    return Q()


def ballots_visible_to(_actor: Actor) -> Q:
    """What one chose is nobody else's; ballots are counted, and given out only without their
    order.
    """
    return Q(pk__in=())


def enters(actor: Actor, community_id: int) -> bool:
    """Whether the desk's pages are open to them."""
    return actor.holds(DESK, community_id)


def works(actor: Actor, community_id: int) -> bool:
    return actor.holds(WORKERS, community_id)


def leads(actor: Actor, community_id: int) -> bool:
    return actor.holds(Role.SECRETARY, community_id)


def approves(actor: Actor, community_id: int) -> bool:
    return actor.holds(Role.STREET, community_id)


def is_interested(actor: Actor, project: Project) -> bool:
    """Whether they have declared an interest, or somebody has of them (F-06)."""
    return actor.is_known and any(each.user_id == actor.user_id for each in project.interests.all())


def runs(actor: Actor, project: Project) -> bool:
    return works(actor, project.community_id)


def runs_or_approves(actor: Actor, project: Project) -> bool:
    return enters(actor, project.community_id)


def runs_or_approves_freely(actor: Actor, project: Project) -> bool:
    return runs_or_approves(actor, project) and not is_interested(actor, project)


def speaks(actor: Actor, _project: Project) -> bool:
    return actor.is_known


def runs_freely(actor: Actor, project: Project) -> bool:
    return runs(actor, project) and not is_interested(actor, project)


def leads_freely(actor: Actor, project: Project) -> bool:
    return leads(actor, project.community_id) and not is_interested(actor, project)


def approves_freely(actor: Actor, project: Project) -> bool:
    return approves(actor, project.community_id) and not is_interested(actor, project)


def runs_vote(actor: Actor, vote: Vote) -> bool:
    return works(actor, vote.community_id)


def leads_vote(actor: Actor, vote: Vote) -> bool:
    return leads(actor, vote.community_id)


def runs_vote_or_is_clock(actor: Actor, vote: Vote) -> bool:
    return actor.is_clock or runs_vote(actor, vote)


def is_clock(actor: Actor, _thing: object) -> bool:
    return actor.is_clock
