"""One matter's page, and what residents do about it there: one deed a view."""

import zlib
from collections.abc import Callable
from secrets import token_hex
from typing import Any

from django import forms
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.fields import put_refusal
from lianxin.core.http import Request
from lianxin.matters import actions
from lianxin.matters.forms.portal import Answer, Confirm, Join, Withdraw
from lianxin.matters.models import Matter
from lianxin.matters.portal import visit
from lianxin.matters.queries import portal as queries

KEPT_SECONDS = 24 * 3600
"""A step makes a new page sooner, and so does a new day."""
MESSAGES = CookieStorage.cookie_name
TOKEN = token_hex(16)
"""Stands in a kept page for the token that each visitor's forms bring along."""
FORMS: dict[str, type[forms.Form]] = {
    "bare": forms.Form,
    "join": Join,
    "answer": Answer,
    "confirm": Confirm,
    "withdraw": Withdraw,
}


@require_safe
def show(request: Request, slug: str, number: str) -> HttpResponse:
    if _is_passing_by(request):
        return _for_passers_by(request, slug, number)
    matter = queries.seen(request.actor, number)
    if not _is_at_home(matter, slug, number):
        return redirect(matter_url(matter))
    return _page(request, matter)


def matter_url(matter: Matter) -> str:
    kwargs = {"slug": matter.community.slug, "number": matter.number}
    return reverse("matters:show", kwargs=kwargs)


def _is_at_home(matter: Matter, slug: str, number: str) -> bool:
    """Whether it was asked for where it is now, by its number as it is written."""
    return (matter.community.slug, matter.number) == (slug, number)


def _is_passing_by(request: Request) -> bool:
    """Whether nothing of the page is this visitor's own: no part in the matter, no word to be told
    once.
    """
    return request.actor is GUEST and not request.GET and MESSAGES not in request.COOKIES


def _for_passers_by(request: Request, slug: str, number: str) -> HttpResponse:
    """The page as all see it, kept until the matter takes its next step."""
    look = f"{get_language()}:{http.is_elder(request):d}{http.is_wechat(request):d}"
    key = f"matter:{slug}:{number}:{http.today()}:{look}"
    kept: tuple[queries.Mark, bytes] | None = caches["pages"].get(key)
    if kept is None or kept[0] != queries.mark(number.upper()):
        matter = queries.seen(GUEST, number)
        if not _is_at_home(matter, slug, number):
            return redirect(matter_url(matter))
        context = {**_context(request, matter), "csrf_token": TOKEN}
        html = render_to_string("matters/matter.html", context, request)
        # A quarter of its size, so that thousands of pages fit a process.
        kept = queries.mark_of(matter), zlib.compress(html.encode(), level=1)
        caches["pages"].set(key, kept, KEPT_SECONDS)
    told = zlib.decompress(kept[1]).decode()
    return _private(HttpResponse(told.replace(TOKEN, get_token(request))))


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
    context = _context(request, matter, name=name, form=form, message=message)
    return _private(render(request, "matters/matter.html", context, status=status))


def _context(
    request: Request,
    matter: Matter,
    *,
    name: str = "",
    form: forms.Form | None = None,
    message: str = "",
) -> dict[str, Any]:
    part = queries.part(request.actor, matter)
    return {
        "community": matter.community,
        "matter": matter,
        "story": queries.story(matter, today=http.today()),
        "part": part,
        "forms": {**FORMS, name: form} if form else FORMS,
        "failed": form,
        "message": message,
        "wants_to_join": name == "join" or "join" in request.GET,
        "has_joined": part.has_joined or visit.has_joined(request, matter.pk),
        "link": _link(request, matter) if part.is_own else "",
    }


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, max_age=0)
    return response


def _link(request: Request, matter: Matter) -> str:
    """What opens a guest's matter in any browser."""
    return request.build_absolute_uri(reverse("matters:token", kwargs={"token": matter.token}))


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
