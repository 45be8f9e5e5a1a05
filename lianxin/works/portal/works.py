"""A community's works as residents read them, and what those who live there say of them."""

import uuid

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import SIZES, picture
from lianxin.places.queries import community_by_slug
from lianxin.works import actions
from lianxin.works.forms.portal import SayForm
from lianxin.works.models import Project, State
from lianxin.works.queries import project_at
from lianxin.works.queries.access import photo_for
from lianxin.works.queries.project import buildings_asked, own_say, story
from lianxin.works.queries.shelf import front


@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    context = {"community": community, "front": front(request.actor, community.pk, **marks)}
    return render(request, "works/list.html", context)


@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, project_at(request.actor, slug, pk))


def _page(
    request: Request,
    project: Project,
    form: SayForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    own = own_say(request.actor, project)
    is_asking = project.state == State.ASKING
    context = {
        "community": project.community,
        "project": project,
        "told": story(request.actor, project, today=http.today()),
        "own": own,
        "form": form or (SayForm(buildings_asked(project)) if is_asking else None),
        "failed": form,
        "refusal": refusal,
        "today": http.today(),
    }
    status = (refusal.status if refusal else 0) or 200
    response = render(request, "works/project.html", context, status=status)
    patch_cache_control(response, private=True, max_age=0)
    return response


@require_POST
@never_cache
def say(request: Request, slug: str, pk: int) -> HttpResponse:
    """Say whether it is fine in one's own building."""
    project = project_at(request.actor, slug, pk)
    form = SayForm(buildings_asked(project), request.POST)
    refusal = tried(
        form, lambda: actions.say(request.actor, pk, now=http.now(), **form.cleaned_data)
    )
    if refusal.status:
        project = project_at(request.actor, slug, pk)
        return _page(request, project, form if project.state == State.ASKING else None, refusal)
    http.say(request, _("记下了，谢谢您说一声。"))
    return redirect("works:show", slug, pk)


@require_safe
def photo(request: Request, slug: str, key: uuid.UUID, size: str) -> HttpResponseBase:
    if size not in SIZES:
        raise NotFound
    return picture(photo_for(request.actor, slug, key), size, is_public=False)
