"""Announcements at the desk."""

from datetime import timedelta
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
from lianxin.honours import actions
from lianxin.honours.deeds import NOTICE_DEEDS
from lianxin.honours.forms import showing as forms
from lianxin.honours.models import Announcement, Audience
from lianxin.honours.queries.access import announcement_at
from lianxin.honours.queries.announcements import at_desk, audiences, files_of
from lianxin.honours.queries.audience import concerned
from lianxin.honours.rules import NOTICE_FLOW
from lianxin.people.queries import workplace
from lianxin.volunteers.desk.taking import Taken, forms_for, take

METHODS = ["GET", "HEAD", "POST"]
WEEK = timedelta(days=7)


@require_safe
@never_cache
def announcements(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    found = at_desk(request.actor, community.pk, **marks)
    context = {"community": community, "page": found}
    return render(request, "honours/desk_announcements.html", context)


@never_cache
@require_http_methods(METHODS)
def new(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    today = http.today()
    initial = {"valid_from": today, "valid_until": today + WEEK, "to": "community:"}
    form = forms.Write(
        audiences(community), request.POST or None, request.FILES or None, initial=initial
    )
    refusal = Refusal()
    if request.method == "POST":
        made: list[Announcement] = []

        def deed() -> None:
            files = form.cleaned_data["papers"]
            written = actions.write_announcement(
                request.actor, community, form.told(), files, now=http.now()
            )
            made.append(written)

        refusal = tried(form, deed)
        if made:
            http.say(request, _("写好了，看一遍再发布。"))
            return redirect("honours_desk:announcement", slug, made[0].pk)
    context = {"community": community, "form": form, "refusal": refusal, "announcement": None}
    status = refusal.status or 200
    return render(request, "honours/desk_announcement_form.html", context, status=status)


def _one(request: Request, slug: str, pk: int) -> Announcement:
    community = workplace(request.actor, slug)
    found = announcement_at(request.actor, slug, pk)
    if found.community_id != community.pk:
        raise NotFound
    return found


def _facts(found: Announcement) -> dict[str, Any]:
    group = (
        ("team", found.team_id),
        ("troupe", found.troupe_id),
        ("council", found.council_id),
    )
    named = next((f"{kind}:{key}" for kind, key in group if key), "")
    to = named if found.audience == Audience.GROUP else f"{found.audience}:{found.place_id or ''}"
    names = ("title", "words", "valid_from", "valid_until", "is_pinned")
    return {**{each: getattr(found, each) for each in names}, "to": to, "seen": found.revision}


@never_cache
@require_http_methods(METHODS)
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    found = _one(request, slug, pk)
    facts = _facts(found)
    form = forms.Write(
        audiences(found.community, kept=(facts["to"], found.to_whom)),
        request.POST or None,
        request.FILES or None,
        initial=facts,
    )
    refusal = Refusal()
    if request.method == "POST":

        def deed() -> object:
            files, seen = form.cleaned_data["papers"], form.cleaned_data["seen"]
            return actions.rewrite_announcement(
                request.actor, pk, form.told(), files, now=http.now(), seen=seen
            )

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("honours_desk:announcement", slug, pk)
    context = {
        "community": found.community,
        "form": form,
        "refusal": refusal,
        "announcement": found,
    }
    status = refusal.status or 200
    return render(request, "honours/desk_announcement_form.html", context, status=status)


@require_safe
@never_cache
def announcement(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _page(request: Request, slug: str, pk: int, taken: Taken) -> HttpResponse:
    found = _one(request, slug, pk)
    verbs = {step.verb for step in NOTICE_FLOW.open_to(request.actor, found)}
    context = {
        "community": found.community,
        "announcement": found,
        "files": files_of(found),
        "count": len(concerned(found)),
        "verbs": verbs,
        "taken": taken,
        "forms": forms_for(request, NOTICE_DEEDS, verbs, found, {}, taken),
    }
    return render(request, "honours/desk_announcement.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    taken = take(request, NOTICE_DEEDS, verb, _one(request, slug, pk))
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect("honours_desk:announcement", slug, pk)


@require_POST
def detach(request: Request, slug: str, pk: int, attachment: int) -> HttpResponse:
    _one(request, slug, pk)
    actions.detach(request.actor, pk, attachment=attachment, now=http.now())
    http.say(request, _("附件去掉了。"))
    return redirect("honours_desk:announcement", slug, pk)
