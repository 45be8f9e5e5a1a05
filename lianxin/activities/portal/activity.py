"""One activity's page, and what those who want to come do there: one deed a view.

A guest comes back by a private link, whose token the page's own forms carry along.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.activities import actions
from lianxin.activities.actions import Who
from lianxin.activities.forms.portal import SignIn, SignUp, Tell
from lianxin.activities.models import Activity, Signup
from lianxin.activities.models.signup import new_token
from lianxin.activities.queries.access import activity_at
from lianxin.activities.queries.courses import course_page_of
from lianxin.activities.queries.portal import drawn, photo_for, seen, turn
from lianxin.activities.rules.words import answer
from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.answering import Refusal
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.fields import put_refusal
from lianxin.core.http import Request
from lianxin.core.pictures import SIZES, picture

CLEAR = (OutOfOrder, NotPermitted, actions.Full)
"""Refusals that are answered on the activity's own page."""


@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    activity = activity_at(request.actor, slug, pk)
    if course_page_of(activity) is not None:
        return redirect(address(activity))
    return _page(request, request.actor, activity)


@require_safe
def mine(request: Request, slug: str, pk: int, token: str) -> HttpResponse:
    """The same page for who holds a private link; a wrong one is no page."""
    actor = holder(request.actor, token)
    activity = activity_at(actor, slug, pk)
    if not Signup.objects.filter(activity=activity, token=token).exists():
        raise NotFound
    return _page(request, actor, activity, token=token)


def holder(actor: Actor, token: str) -> Actor:
    return replace(actor, keys=frozenset({token})) if token else actor


def _page(
    request: Request,
    actor: Actor,
    activity: Activity,
    *,
    token: str = "",
    name: str = "",
    form: forms.Form | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    told = seen(actor, activity, now=http.now())
    made: dict[str, Any] = {"sign_up": SignUp(initial={"key": new_token()}), "tell": Tell()}
    context = {
        "community": activity.community,
        "activity": activity,
        "seen": told,
        "own": told.own,
        "token": token,
        "forms": made | ({name: form} if form else {}),
        "failed": form,
        "refusal": refusal,
    }
    status = (refusal.status if refusal else 0) or 200
    response = render(request, "activities/activity.html", context, status=status)
    patch_cache_control(response, private=True, max_age=0)
    return response


def address(activity: Activity, token: str = "") -> str:
    """Where somebody goes back to; by the private link if that is how they came. A course has one
    page for enrolling and for all its sessions.
    """
    course = course_page_of(activity)
    space, pk = ("activities", activity.pk) if course is None else ("courses", course.pk)
    args: list[Any] = [activity.community.slug, pk]
    if token:
        return reverse(f"{space}:mine", args=[*args, token])
    return reverse(f"{space}:show", args=args)


@require_POST
@never_cache
def sign_up(request: Request, slug: str, pk: int) -> HttpResponse:
    """A number, or a clear no; pressed twice it is the same number."""
    form, who = SignUp(request.POST), Who()
    if not request.actor.is_known:
        if not form.is_valid():
            activity, refusal = activity_at(request.actor, slug, pk), Refusal(422)
            return _page(
                request, request.actor, activity, name="sign_up", form=form, refusal=refusal
            )
        who = form.who()
    try:
        signup = actions.sign_up(request.actor, pk, who, now=http.now())
    except actions.Full as refused:
        # That nothing is left is an answer, and no fault to be logged.
        return _told(request, refused.activity, refused.message)
    except (OutOfOrder, NotPermitted) as refused:
        activity = activity_at(request.actor, slug, pk)
        return _told(request, activity, refused.message, status=refused.status)
    activity = activity_at(request.actor, slug, pk)
    words = answer(signup, turn=turn(signup))
    if not request.actor.is_known and signup.token != who.key:
        # A telephone that signed up elsewhere gets the answer, but not the private link.
        return _told(request, activity, _("这个手机号已经报过名。") + words)
    http.say(request, words)
    return redirect(address(activity, "" if request.actor.is_known else signup.token))


def _told(request: Request, activity: Activity, message: str, *, status: int = 200) -> HttpResponse:
    """An answer on a small page, which thousands may be given at once."""
    context = {"community": activity.community, "activity": activity, "message": message}
    return render(request, "activities/answer.html", context, status=status)


def _do(
    request: Request, slug: str, pk: int, deed: Callable[[Actor, Signup], object], done: str
) -> HttpResponse:
    """One deed on one's own sign-up."""
    token = request.POST.get("token", "")
    actor = holder(request.actor, token)
    activity = activity_at(actor, slug, pk)
    own = seen(actor, activity, now=http.now()).own
    if own.signup is None:
        raise NotFound
    try:
        deed(actor, own.signup)
    except CLEAR as refused:
        refusal = Refusal(refused.status, refused.message)
        return _page(request, actor, activity, token=token, refusal=refusal)
    http.say(request, done)
    return redirect(address(activity, token))


@require_POST
def cancel(request: Request, slug: str, pk: int) -> HttpResponse:
    done = _("取消了，名额会给下一位。谢谢您说一声。")
    return _do(
        request, slug, pk, lambda actor, own: actions.cancel(actor, own.pk, now=http.now()), done
    )


@require_POST
def confirm(request: Request, slug: str, pk: int) -> HttpResponse:
    done = _("这个名额是您的了，到时候见。")
    return _do(
        request, slug, pk, lambda actor, own: actions.confirm(actor, own.pk, now=http.now()), done
    )


@require_POST
def feedback(request: Request, slug: str, pk: int) -> HttpResponse:
    token = request.POST.get("token", "")
    actor = holder(request.actor, token)
    activity, form = activity_at(actor, slug, pk), Tell(request.POST)
    refusal = Refusal(422)
    if form.is_valid():
        try:
            actions.tell(actor, pk, now=http.now(), **form.said())
        except CLEAR as refused:
            refusal = Refusal(refused.status, refused.message)
        else:
            http.say(request, _("收到了，谢谢您。"))
            return redirect(address(activity, token))
    return _page(request, actor, activity, token=token, name="tell", form=form, refusal=refusal)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: Request, slug: str, pk: int, code: str) -> HttpResponse:
    """Behind the code at the door: one press, or a telephone for who has no account."""
    activity = activity_at(request.actor, slug, pk)
    if code != activity.code:
        raise NotFound
    form, message, status = SignIn(request.POST or None), "", 200
    is_done = False
    if request.method == "POST":
        is_known = request.actor.is_known
        if is_known or form.is_valid():
            try:
                who = Who() if is_known else form.who()
                actions.sign_in(request.actor, pk, code, who, now=http.now())
                is_done = True
            except Invalid as refused:
                put_refusal(form, refused)
                status = refused.status
            except CLEAR as refused:
                message, status = refused.message, refused.status
        else:
            status = 422
    context = {
        "community": activity.community,
        "activity": activity,
        "form": form,
        "message": message,
        "is_done": is_done,
    }
    return render(request, "activities/here.html", context, status=status)


@require_safe
def lots(request: Request, slug: str, pk: int) -> HttpResponse:
    """How the draw was done, so that anybody can repeat it."""
    activity = activity_at(request.actor, slug, pk)
    if not activity.draw_commitment:
        raise NotFound
    context = {"community": activity.community, "activity": activity, "drawn": drawn(activity)}
    return render(request, "activities/draw.html", context)


@require_safe
def photo(request: Request, slug: str, key: uuid.UUID, size: str) -> HttpResponseBase:
    found = photo_for(request.actor, key)
    if found is None or size not in SIZES or found.activity.community.slug != slug:
        raise NotFound
    return picture(found.upload, size, is_public=found.activity.published_at is not None)
