"""One matter's page, and what residents do about it there: one deed a view."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import Request
from lianxin.matters import actions
from lianxin.matters.forms.fields import put_refusal
from lianxin.matters.forms.portal import Answer, Confirm, Join, Withdraw
from lianxin.matters.models import Matter
from lianxin.matters.portal import visit
from lianxin.matters.queries import portal as queries

FRESH_SECONDS = 60
"""How old the told part of a page may be: neighbours' answers do not change a matter's revision."""
FORMS: dict[str, type[forms.Form]] = {
    "bare": forms.Form,
    "join": Join,
    "answer": Answer,
    "confirm": Confirm,
    "withdraw": Withdraw,
}


@require_safe
def show(request: Request, slug: str, number: str) -> HttpResponse:
    matter = queries.seen(request.actor, number)
    if matter.community.slug != slug or matter.number != number:
        return redirect(matter_url(matter))
    return _page(request, matter)


def matter_url(matter: Matter) -> str:
    kwargs = {"slug": matter.community.slug, "number": matter.number}
    return reverse("matters:show", kwargs=kwargs)


def _page(
    request: Request,
    matter: Matter,
    *,
    name: str = "",
    form: forms.Form | None = None,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `form` is what was sent under `name` and could not be done, `message` why."""
    part = queries.part(request.actor, matter)
    context = {
        "community": matter.community,
        "matter": matter,
        "told": _told(matter, is_fresh=part.is_own or request.actor.is_known),
        "part": part,
        "forms": {**FORMS, name: form} if form else FORMS,
        "failed": form,
        "message": message,
        "wants_to_join": name == "join" or "join" in request.GET,
        "has_joined": part.has_joined or visit.has_joined(request, matter.pk),
        "link": request.build_absolute_uri(
            reverse("matters:token", kwargs={"token": matter.token})
        ),
    }
    response = render(request, "matters/matter.html", context, status=status)
    patch_cache_control(response, private=True, max_age=0)
    return response


def _told(matter: Matter, *, is_fresh: bool) -> SafeString:
    """The part that is the same for every reader, kept until the matter takes its next step."""
    steps = f"{matter.revision}:{matter.supports}"
    key = f"matter:{matter.pk}:{steps}:{get_language()}"
    html = None if is_fresh else caches["pages"].get(key)
    if html is None:
        context = {
            "community": matter.community,
            "matter": matter,
            "story": queries.story(matter, today=http.today()),
        }
        html = render_to_string("matters/_told.html", context)
        caches["pages"].set(key, html, FRESH_SECONDS)
    return mark_safe(html)  # noqa: S308  # our own template drew it


Deed = Callable[..., Matter]


def _do(
    request: Request, slug: str, number: str, name: str, deed: Deed, done: str, **more: Any
) -> HttpResponse:
    """Do one deed with what its form says, or show the page again with everything typed kept."""
    matter = queries.seen(request.actor, number)
    if matter.community.slug != slug:
        return redirect(matter_url(matter))
    form = FORMS[name](request.POST)
    if not form.is_valid():
        return _page(request, matter, name=name, form=form, status=422)
    try:
        deed(request.actor, matter.pk, now=http.now(), **form.cleaned_data, **more)
    except OutOfOrder as refusal:
        newest = queries.seen(request.actor, number)
        return _page(
            request, newest, name=name, form=form, message=refusal.message, status=refusal.status
        )
    except Invalid as refusal:
        put_refusal(form, refusal)
        return _page(request, matter, name=name, form=form, status=refusal.status)
    http.say(request, done)
    return redirect(matter_url(matter))


@require_POST
def join(request: Request, slug: str, number: str) -> HttpResponse:
    """A guest is first asked where to be told; who is known need not be."""
    name = "bare" if request.actor.is_known else "join"
    if name == "join" and "phone" not in request.POST:
        kwargs = {"slug": slug, "number": number}
        return redirect(f"{reverse('matters:show', kwargs=kwargs)}?join=1#join")
    done = _("算上您这一户了，有结果会告诉您。")
    response = _do(request, slug, number, name, actions.support, done)
    if name == "join" and response.status_code == 302:
        visit.remember_joined(request, queries.seen(request.actor, number).pk)
    return response


@require_POST
def leave(request: Request, slug: str, number: str) -> HttpResponse:
    return _do(request, slug, number, "bare", actions.unsupport, _("不再算您这一户了。"))


@require_POST
def follow(request: Request, slug: str, number: str) -> HttpResponse:
    done = _("关注了，有进展会出现在“我的”里。")
    return _do(request, slug, number, "bare", actions.follow, done)


@require_POST
def unfollow(request: Request, slug: str, number: str) -> HttpResponse:
    return _do(request, slug, number, "bare", actions.follow, _("不再关注了。"), on=False)


@require_POST
def confirm(request: Request, slug: str, number: str) -> HttpResponse:
    return _do(request, slug, number, "confirm", actions.say, _("记下了，谢谢您告诉我们。"))


@require_POST
def answer(request: Request, slug: str, number: str) -> HttpResponse:
    return _do(request, slug, number, "answer", actions.answer, _("收到您的回答，办事的人看得到。"))


@require_POST
def withdraw(request: Request, slug: str, number: str) -> HttpResponse:
    return _do(
        request, slug, number, "withdraw", actions.withdraw, _("撤回了。要再提，随时说一声。")
    )
