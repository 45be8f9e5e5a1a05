"""One matter's page, and what residents do about it there: one deed a view."""

import zlib
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
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
PARTS = ("told", "bar")
"""What of the page is the same for every passer-by."""
FORMS: dict[str, type[forms.Form]] = {
    "bare": forms.Form,
    "join": Join,
    "answer": Answer,
    "confirm": Confirm,
    "withdraw": Withdraw,
}


@require_safe
def show(request: Request, slug: str, number: str) -> HttpResponse:
    if request.actor is GUEST and not request.GET:
        return _for_passers_by(request, slug, number.upper())
    matter = queries.seen(request.actor, number)
    if matter.community.slug != slug or matter.number != number:
        return redirect(matter_url(matter))
    return _page(request, matter)


def matter_url(matter: Matter) -> str:
    kwargs = {"slug": matter.community.slug, "number": matter.number}
    return reverse("matters:show", kwargs=kwargs)


def _for_passers_by(request: Request, slug: str, number: str) -> HttpResponse:
    """The page without anybody's own part, kept until the matter takes its next step."""
    key = f"matter:{number}:{http.today()}:{get_language()}"
    kept: dict[str, Any] | None = caches["pages"].get(key)
    if kept is None or kept["mark"] != queries.mark(number):
        kept = _as_all_see_it(number)
        caches["pages"].set(key, kept, KEPT_SECONDS)
    if kept["community"]["slug"] != slug or number not in request.path:
        return redirect("matters:show", slug=kept["community"]["slug"], number=number)
    told = {name: zlib.decompress(kept[name]).decode() for name in PARTS}
    return _answered(request, {**kept, **told})


def _as_all_see_it(number: str) -> dict[str, Any]:
    matter = queries.seen(GUEST, number)
    drawn = _drawn(matter, queries.part(GUEST, matter))
    here = {name: getattr(matter.community, name) for name in ("name", "slug", "phone")}
    told = {name: _packed(render_to_string(f"matters/_{name}.html", drawn)) for name in PARTS}
    return {"mark": queries.mark_of(matter), "title": matter.title, "community": here, **told}


def _packed(html: str) -> bytes:
    """A quarter of its size, so that thousands of pages fit a process."""
    return zlib.compress(html.encode(), level=1)


def _drawn(matter: Matter, part: queries.Part) -> dict[str, Any]:
    """What the told part of a page, and the bar beneath it, are drawn from."""
    story = queries.story(matter, today=http.today())
    return {"community": matter.community, "matter": matter, "story": story, "part": part}


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
        **_drawn(matter, part),
        "title": matter.title,
        "forms": {**FORMS, name: form} if form else FORMS,
        "failed": form,
        "message": message,
        "wants_to_join": name == "join" or "join" in request.GET,
        "has_joined": part.has_joined or visit.has_joined(request, matter.pk),
        "link": _link(request, matter) if part.is_own else "",
    }
    told = {name: render_to_string(f"matters/_{name}.html", context, request) for name in PARTS}
    return _answered(request, {**context, **told}, status)


def _answered(request: Request, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Both parts are our own templates' work, whether drawn now or kept."""
    safe = {name: mark_safe(context[name].strip()) for name in PARTS}  # noqa: S308  # see above
    response = render(request, "matters/matter.html", {**context, **safe}, status=status)
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
