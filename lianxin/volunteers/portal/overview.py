"""Volunteering as everybody sees it: what is to come, and the door to join."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.volunteers import actions
from lianxin.volunteers.forms.registering import Join, OwnJoin
from lianxin.volunteers.models import Volunteer
from lianxin.volunteers.portal import visit
from lianxin.volunteers.queries.access import (
    guardian_by_token,
    invitation_by_token,
    volunteer_by_token,
)
from lianxin.volunteers.queries.law import DATA_GUARDIAN, GUARDIAN, NOTICE, count_of
from lianxin.volunteers.queries.overview import overview as overview_of
from lianxin.volunteers.queries.overview import own

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    seen = overview_of(visit.actor_of(request), slug, now=http.now())
    return render(request, "volunteers/overview.html", {"community": seen.community, "seen": seen})


@never_cache
@require_http_methods(METHODS)
def join(request: Request, slug: str) -> HttpResponse:
    """Register by one's own will."""
    community = community_by_slug(slug)
    actor = visit.actor_of(request)
    if request.method != "POST" and any(not each.is_gone for each in own(actor, community.pk)):
        return redirect("volunteers:mine", slug)
    form = _join_form(request, community)
    refusal = Refusal()
    if request.method == "POST":
        made: list[Volunteer] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.register(request.actor, form.registration(community), now=http.now())
            ),
        )
        if made:
            return _welcome(request, slug, made[0])
    return _join_page(request, community, form, refusal)


def _join_form(request: Request, community: Community, **initial: Any) -> Join:
    kind = OwnJoin if request.actor.is_known else Join
    version = count_of(community, NOTICE, on=http.today())
    initial.setdefault("name", request.actor.name)
    return kind(request.POST or None, initial=initial, notice=version)


def _join_page(
    request: Request, community: Community, form: Join, refusal: Refusal, **more: Any
) -> HttpResponse:
    context = {
        "community": community,
        "form": form,
        "refusal": refusal,
        "version": count_of(community, NOTICE, on=http.today()),
        "of_age": count_of(community, GUARDIAN, on=http.today()),
        "child": count_of(community, DATA_GUARDIAN, on=http.today()),
        **more,
    }
    return render(request, "volunteers/join.html", context, status=refusal.status or 200)


def _welcome(request: Request, slug: str, volunteer: Volunteer) -> HttpResponse:
    if volunteer.person_id:
        visit.remember(request, volunteer.person_id)
    waits = volunteer.state == "waiting"
    http.say(
        request,
        _("收到了。社区会联系监护人，同意以后就能报名。") if waits else _("登记好了，谢谢您。"),
    )
    return redirect("volunteers:mine", slug)


@require_safe
def private(request: Request, slug: str, token: str) -> HttpResponse:
    """A volunteer's own link."""
    volunteer = volunteer_by_token(token)
    if volunteer.person_id and volunteer.community.slug == slug:
        visit.remember(request, volunteer.person_id)
    return redirect("volunteers:mine", slug)


def _check_place(community: Community, slug: str) -> None:
    if community.slug != slug:
        raise NotFound


@never_cache
@require_http_methods(METHODS)
def guardian(request: Request, slug: str, token: str) -> HttpResponse:
    """A guardian's own link: what they are asked, and their answer."""
    asked = guardian_by_token(token)
    _check_place(asked.volunteer.community, slug)
    context = {
        "community": asked.volunteer.community,
        "asked": asked,
        "version": asked.volunteer.notice,
        "of_age": count_of(asked.volunteer.community, GUARDIAN, on=http.today()),
        "child": count_of(asked.volunteer.community, DATA_GUARDIAN, on=http.today()),
    }
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        agrees = request.POST["answer"] == "yes"
        actions.answer_by_link(visit.actor_of(request), token, agrees=agrees, now=http.now())
        context |= {"answered": "yes" if agrees else "no"}
    return render(request, "volunteers/guardian.html", context)


@never_cache
@require_http_methods(METHODS)
def invited(request: Request, slug: str, token: str) -> HttpResponse:
    """An invitation: register oneself, or say no."""
    invitation = invitation_by_token(token)
    community = invitation.community
    _check_place(community, slug)
    initial = {"name": invitation.name, "phone": invitation.phone}
    form = _join_form(request, community, **initial)
    refusal = Refusal()
    if request.method == "POST":
        made: list[Volunteer] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.accept(request.actor, token, form.registration(community), now=http.now())
            ),
        )
        if made:
            return _welcome(request, community.slug, made[0])
    return _join_page(request, community, form, refusal, invitation=invitation)


@require_POST
def decline(request: Request, slug: str, token: str) -> HttpResponse:
    actions.decline(request.actor, token, now=http.now())
    http.say(request, _("知道了，姓名和电话已经删去，以后不再问您。"))
    return redirect("volunteers:overview", slug)
