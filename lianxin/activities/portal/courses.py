"""Courses as residents see them: what is wished for, what can be learnt, one's own certificate."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.activities import actions
from lianxin.activities.forms.courses import WishForm
from lianxin.activities.forms.portal import SignUp
from lianxin.activities.models import Course, Signup
from lianxin.activities.models.signup import new_token
from lianxin.activities.pdf import certificate as on_paper
from lianxin.activities.portal.activity import holder
from lianxin.activities.queries.courses import (
    certificate_for,
    course_at,
    lecturer_of,
    own_days,
    own_signup,
    portal_list,
    sessions_of,
)
from lianxin.activities.queries.portal import own, seen
from lianxin.activities.queries.wishes import (
    has_wished_for,
    own_wishes,
    subjects_of,
    wanted,
)
from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.places.queries import community_by_slug


@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community, lines = portal_list(request.actor, slug, now=http.now())
    context = {
        "community": community,
        "lines": lines,
        "wanted": wanted(request.actor, community, now=http.now()),
        "mine": own_wishes(request.actor, community.pk),
    }
    response = render(request, "activities/courses.html", context)
    patch_cache_control(response, private=True, max_age=0)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: Request, slug: str) -> HttpResponse:
    """Say what one would learn, in a sentence or by choosing what others said (我也想学)."""
    community, actor = community_by_slug(slug), request.actor
    subjects = list(subjects_of(community.pk))
    asked = request.GET.get("subject", "")
    form = WishForm(
        subjects, request.POST or None, is_known=actor.is_known, initial={"subject": asked}
    )
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.wish(actor, community, form.wanting(), form.who(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("记下了。想学的人够了就开课，开课先告诉您。"))
            return redirect("courses:list", slug)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "activities/wish.html", context, status=refusal.status or 200)


@require_POST
def take_back(request: Request, slug: str, pk: int) -> HttpResponse:
    community = community_by_slug(slug)
    if pk not in {each.pk for each in own_wishes(request.actor, community.pk)}:
        raise NotFound
    actions.take_back(request.actor, pk, now=http.now())
    http.say(request, _("收回了。"))
    return redirect("courses:list", slug)


@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, request.actor, course_at(request.actor, slug, pk))


@require_safe
def mine(request: Request, slug: str, pk: int, token: str) -> HttpResponse:
    """The same page for who holds a private link; a wrong one is no page."""
    actor = holder(request.actor, token)
    course = course_at(actor, slug, pk)
    if not Signup.objects.filter(activity=course.enrolment_id, token=token).exists():
        raise NotFound
    return _page(request, actor, course, token=token)


def _page(request: Request, actor: Actor, course: Course, *, token: str = "") -> HttpResponse:
    now, signup = http.now(), own_signup(actor, course)
    context: dict[str, Any] = {
        "community": course.community,
        "course": course,
        "activity": course.enrolment,
        "lecturer": lecturer_of(course, now=now),
        "sessions": list(sessions_of(actor, course)),
        "came": own_days(course, signup),
        "token": token,
        "forms": {"sign_up": SignUp(initial={"key": new_token()})},
        "has_certificate": _has_certificate(course, signup),
        "has_wished": has_wished_for(actor, course),
    }
    if course.enrolment is not None:
        context |= {
            "seen": seen(actor, course.enrolment, now=now),
            "own": own(actor, course.enrolment),
        }
    response = render(request, "activities/course.html", context)
    patch_cache_control(response, private=True, max_age=0)
    return response


def _has_certificate(course: Course, signup: Signup | None) -> bool:
    return signup is not None and course.certificates.filter(person=signup.person_id).exists()


@require_safe
@never_cache
def certificate(request: Request, slug: str, pk: int) -> HttpResponse:
    """One's own certificate as PDF; a guest's private link says whose."""
    actor = holder(request.actor, request.GET.get("key", ""))
    course = course_at(actor, slug, pk)
    signup = own_signup(actor, course)
    if signup is None:
        raise NotFound
    given = certificate_for(actor, course, signup.person_id)
    return HttpResponse(on_paper(given, today=http.today()), content_type="application/pdf")
