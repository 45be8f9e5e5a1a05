"""The joint conference's board: three lists, and what is proposed between the first two."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.organisations.deeds import JOINT_DEEDS, JOINT_PARTS, MATCHED
from lianxin.organisations.desk.taking import Taken, fresh, take
from lianxin.organisations.forms import steps
from lianxin.organisations.queries import names_of, office_at
from lianxin.organisations.queries.access import need_for, project_for, resource_for
from lianxin.organisations.queries.joint import Board, board
from lianxin.places.models import Community

HERE = "joint_lists_desk:board"
DOORS: Mapping[str, Callable[..., Any]] = {
    "resources": resource_for,
    "needs": need_for,
    "projects": project_for,
}


@require_safe
@never_cache
def show(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug, Taken())


def _offers(community: Community) -> steps.Offers:
    names = names_of(community.pk, on=http.today()).values_list("pk", "name")
    every = list(names)
    return {"organisation": [("", _("社区自己")), *every], "partners": every}


def _page(request: Request, slug: str, taken: Taken) -> HttpResponse:
    page: Board = board(request.actor, slug, on=http.today())
    community = page.lists.community
    context = {
        "community": community,
        "page": page,
        "forms": fresh(JOINT_DEEDS, _offers(community), taken),
        "taken": taken,
        "today": http.today(),
    }
    return render(request, "organisations/desk_joint.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, verb: str) -> HttpResponse:
    community = office_at(request.actor, slug)
    taken = take(request, JOINT_DEEDS, verb, community, offers=_offers(community))
    return _page(request, slug, taken) if taken.form else redirect(HERE, slug)


@require_POST
def part_step(request: Request, slug: str, part: str, pk: int, verb: str) -> HttpResponse:
    """A step on one resource, need or project."""
    community = office_at(request.actor, slug)
    if (part, verb) not in JOINT_PARTS or DOORS[part](
        request.actor, pk
    ).community_id != community.pk:
        raise NotFound
    taken = take(request, {verb: JOINT_PARTS[part, verb]}, verb, pk, offers={})
    return _answered(request, slug, taken)


@require_POST
def match(request: Request, slug: str, resource: int, need: int, verb: str) -> HttpResponse:
    """What people decided of a pair that was proposed."""
    community = office_at(request.actor, slug)
    if need_for(request.actor, need).community_id != community.pk:
        raise NotFound
    taken = take(request, MATCHED, verb, resource, need, offers={})
    return _answered(request, slug, taken)


def _answered(request: Request, slug: str, taken: Taken) -> HttpResponse:
    if not taken.form:
        return redirect(HERE, slug)
    words = taken.refusal.message or " ".join(
        str(error) for errors in taken.form.errors.values() for error in errors
    )
    return _page(request, slug, Taken(refusal=Refusal(taken.status, words)))
