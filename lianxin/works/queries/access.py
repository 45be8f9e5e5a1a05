"""The only doors to projects: what an actor sees, as a list and one by one."""

import uuid

from django.db.models import QuerySet

from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.figures import through
from lianxin.core.models import Upload
from lianxin.works.models import Project, ProjectPhoto
from lianxin.works.rules import visible_to


def projects_for(actor: Actor) -> QuerySet[Project]:
    seen = Project.objects.filter(visible_to(actor))
    return seen.select_related("community__subdistrict", "contractor")


def project_for(actor: Actor, pk: int, *, lock: bool = False) -> Project:
    """Refuse alike what is absent and what is hidden, so neither can be guessed."""
    found = projects_for(actor).filter(pk=pk)
    if project := (found.select_for_update(of=("self",)) if lock else found).first():
        return project
    raise NotFound


def project_at(actor: Actor, slug: str, pk: int) -> Project:
    """A project as its community's page shows it."""
    if project := projects_for(actor).filter(pk=pk, community__slug=slug).first():
        return project
    raise NotFound


def project_at_desk(actor: Actor, slug: str, pk: int) -> Project:
    """A project at the desk of its community; elsewhere and hidden alike it is absent."""
    project = project_at(actor, slug, pk)
    if not actor.holds(DESK, project.community_id):
        raise NotFound
    return project


def photo_for(actor: Actor, slug: str, key: uuid.UUID) -> Upload:
    seen = ProjectPhoto.objects.filter(
        through("project", visible_to(actor)), project__community__slug=slug, upload__key=key
    )
    if photo := seen.select_related("upload").first():
        return photo.upload
    raise NotFound
