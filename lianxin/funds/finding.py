"""What is found of the special fund."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.core.seeking import Finder, Search, at, on
from lianxin.funds.models import Fund, Project
from lianxin.funds.queries import projects_for


def _funds(search: Search) -> QuerySet[Fund]:
    return Fund.objects.filter(community_id=search.community_id)


def _projects(search: Search) -> QuerySet[Project]:
    return projects_for(search.actor).filter(community_id=search.community_id).defer("words")


FINDERS = (
    Finder(
        code="funds",
        label=_("专项经费"),
        icon="coin-yuan",
        rank=100,
        rows=_funds,
        desk=on("funds_desk:fund"),
        portal=on("funds:public"),
        called=lambda fund: str(fund.name),
    ),
    Finder(
        code="fund_projects",
        label=_("经费项目"),
        icon="coin-yuan",
        rank=101,
        rows=_projects,
        fields=("title",),
        desk=at("funds_desk:project"),
        portal=at("funds:project"),
        called=lambda project: str(project.title),
        note=lambda project: str(project.get_state_display()),
    ),
)
