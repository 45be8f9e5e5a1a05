"""What is found of the special fund."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.seeking import Finder, at, on
from lianxin.funds.models import Fund, Project
from lianxin.funds.rules.access import visible_to


def _funds(_actor: Actor, community_id: int) -> QuerySet[Fund]:
    return Fund.objects.filter(community_id=community_id)


def _projects(actor: Actor, community_id: int) -> QuerySet[Project]:
    seen = Project.objects.filter(visible_to(actor), community_id=community_id)
    return seen.defer("words")


FINDERS = (
    Finder(
        code="funds",
        label=_("专项经费"),
        icon="scale",
        rank=100,
        rows=_funds,
        desk=on("funds_desk:fund"),
        portal=on("funds:public"),
        called=lambda fund: str(fund.name),
    ),
    Finder(
        code="fund_projects",
        label=_("经费项目"),
        icon="scale",
        rank=101,
        rows=_projects,
        fields=("title",),
        desk=at("funds_desk:project"),
        portal=at("funds:project"),
        called=lambda project: str(project.title),
        note=lambda project: str(project.get_state_display()),
    ),
)
