"""What is found of volunteers and of what they do."""

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK
from lianxin.core.masks import mask_name
from lianxin.core.seeking import Finder, Search, at
from lianxin.volunteers.models import Campaign, Project, Team, Volunteer
from lianxin.volunteers.queries.access import volunteers_for
from lianxin.volunteers.rules.access import campaigns_visible_to, projects_visible_to


def _volunteers(search: Search) -> QuerySet[Volunteer]:
    found = volunteers_for(search.actor).filter(community_id=search.community_id)
    found = found.exclude(name="")
    return found if search.actor.holds(DESK, search.community_id) else found.none()


def _teams(search: Search) -> QuerySet[Team]:
    found = Team.objects.filter(community_id=search.community_id)
    return found if search.actor.holds(DESK, search.community_id) else found.none()


def _projects(search: Search) -> QuerySet[Project]:
    shown = Project.objects.filter(projects_visible_to(search.actor))
    return shown.filter(community_id=search.community_id)


def _campaigns(search: Search) -> QuerySet[Campaign]:
    shown = Campaign.objects.filter(campaigns_visible_to(search.actor))
    return shown.filter(community_id=search.community_id)


FINDERS = (
    Finder(
        code="volunteers",
        label=_("志愿者"),
        icon="heart-handshake",
        rank=80,
        rows=_volunteers,
        desk=at("volunteers_desk:person"),
        called=lambda volunteer: mask_name(volunteer.name),
        note=lambda volunteer: str(volunteer.get_state_display()),
    ),
    Finder(
        code="volunteer_teams",
        label=_("志愿服务队"),
        icon="users-group",
        rank=81,
        rows=_teams,
        desk=at("volunteers_desk:team"),
        called=lambda team: str(team.name),
        order=("name", "pk"),
    ),
    Finder(
        code="volunteer_projects",
        label=_("志愿项目"),
        icon="hand-stop",
        rank=82,
        rows=_projects,
        desk=at("volunteers_desk:project"),
        portal=at("volunteers:project"),
        called=lambda project: str(project.name),
    ),
    Finder(
        code="campaigns",
        label=_("主题活动"),
        icon="flag",
        rank=83,
        rows=_campaigns,
        desk=at("volunteers_desk:campaign"),
        portal=at("volunteers:campaign"),
        called=lambda campaign: str(campaign.name),
        note=lambda campaign: gettext("%(year)d年") % {"year": campaign.starts_on.year},
        order=("-starts_on", "-pk"),
    ),
)
