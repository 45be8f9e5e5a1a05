"""What is found of building works."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.core.seeking import Finder, Search, Shot, at, pictured
from lianxin.works.models import Project, ProjectPhoto, Stage
from lianxin.works.queries.access import projects_for


def _projects(search: Search) -> QuerySet[Project]:
    return projects_for(search.actor).filter(community_id=search.community_id).defer("words")


def _shots(rows: Sequence[Project]) -> list[Shot]:
    """What was before, then what is now."""
    found = ProjectPhoto.objects.filter(project__in=[row.pk for row in rows])
    photos = list(found.select_related("upload").order_by("at", "pk"))
    photos.sort(key=lambda photo: ORDER[Stage(photo.stage)])
    return [
        Shot(
            photo.project_id,
            photo.upload,
            f"{photo.get_stage_display()} · {photo.caption or photo.spot}",
            photo.spot if photo.stage != Stage.DURING else "",
        )
        for photo in photos
    ]


ORDER = {Stage.BEFORE: 0, Stage.AFTER: 1, Stage.DURING: 2}
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
        moment="announced_at",
        shots=_shots,
        picture=pictured("works:photo"),
    ),
)
