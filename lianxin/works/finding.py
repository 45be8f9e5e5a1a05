"""What is found of building works."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.core.seeking import Finder, Search, at
from lianxin.works.models import Project
from lianxin.works.queries.access import projects_for


def _projects(search: Search) -> QuerySet[Project]:
    return projects_for(search.actor).filter(community_id=search.community_id).defer("words")


FINDERS = (
    Finder(
        code="works",
        label=_("楼院工程"),
        icon="tools",
        rank=120,
        rows=_projects,
        fields=("title",),
        desk=at("works_desk:project"),
        portal=at("works:show"),
        called=lambda project: str(project.title),
        note=lambda project: str(project.get_state_display()),
    ),
)
