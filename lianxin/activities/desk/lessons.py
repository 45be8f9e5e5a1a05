"""A course's sessions at the desk: when and where, who came, and paper for who has none."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lianxin.activities import actions
from lianxin.activities.desk.courses import form_page, page, worker
from lianxin.activities.forms.courses import LessonForm, Why, lesson_facts
from lianxin.activities.models import Activity, Course
from lianxin.activities.pdf import certificate as on_paper
from lianxin.activities.queries.courses import (
    certificate_for,
    course_at_desk,
    session_for,
    sessions_of,
    sheet,
)
from lianxin.activities.queries.wishes import unreached
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.http import Request
from lianxin.facilities.queries import rooms_for
from lianxin.people import desk as unmasking


def _form(request: Request, course: Course, initial: dict[str, Any]) -> LessonForm:
    rooms = list(rooms_for(request.actor, course.community_id))
    return LessonForm(rooms, request.POST or None, initial=initial)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, slug: str, pk: int) -> HttpResponse:
    """Plan one session, or the same hour week after week."""
    community, course = worker(request, slug), course_at_desk(request.actor, slug, pk)
    form, refusal = _form(request, course, _next(request, course)), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.add_sessions(
                request.actor,
                pk,
                form.lesson(),
                weeks=form.cleaned_data["weeks"],
                now=http.now(),
            ),
        )
        if not refusal.status:
            http.say(request, _("排好了。"))
            return redirect("courses_desk:course", slug, pk)
    return form_page(request, community, form, refusal, title=_("排课"), course=course)


def _next(request: Request, course: Course) -> dict[str, Any]:
    """A week after the last session, or after today."""
    if last := sessions_of(request.actor, course).last():
        told = lesson_facts(last)
        return {**told, "day": told["day"] + timedelta(days=7), "is_repeated": True, "weeks": 1}
    return {"day": http.today() + timedelta(days=7), "weeks": 8}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, slug: str, pk: int, session: int) -> HttpResponse:
    community, course = worker(request, slug), course_at_desk(request.actor, slug, pk)
    found = session_for(request.actor, course, session)
    form, refusal = _form(request, course, lesson_facts(found)), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.move_session(request.actor, pk, session, form.lesson(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("改好了，报了名的人都会收到。"))
            return redirect("courses_desk:course", slug, pk)
    return form_page(request, community, form, refusal, title=_("改时间地点"), course=course)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: Request, slug: str, pk: int, session: int) -> HttpResponse:
    """Call one session off, with the reason."""
    community, course = worker(request, slug), course_at_desk(request.actor, slug, pk)
    session_for(request.actor, course, session)
    form = Why(request.actor, course, http.today(), request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.drop_session(
                request.actor, pk, session, words=form.cleaned_data["words"], now=http.now()
            ),
        )
        if not refusal.status:
            http.say(request, _("这次课取消了，报了名的人都会收到。"))
            return redirect("courses_desk:course", slug, pk)
    return form_page(request, community, form, refusal, title=_("这次课不上了"), course=course)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def roll(request: Request, slug: str, pk: int, session: int) -> HttpResponse:
    """Who came to one session; ticks are sent together."""
    course = course_at_desk(request.actor, slug, pk)
    found = session_for(request.actor, course, session)
    if request.method == "POST":
        came = [int(each) for each in request.POST.getlist("came") if each.isdecimal()]
        try:
            actions.call_roll(request.actor, pk, session, came=came, now=http.now())
        except OutOfOrder as refused:
            return page(request, course, refusal=Refusal(refused.status, refused.message))
        http.say(request, _("记下谁到了。"))
        return redirect("courses_desk:course", slug, pk)
    return _roll_page(request, course, found)


def _roll_page(request: Request, course: Course, session: Activity) -> HttpResponse:
    context = {
        "community": course.community,
        "course": course,
        "session": session,
        "sheet": sheet(request.actor, course, unmasking.unmasked(request)),
        "may_call": "call_roll"
        in {each.verb for each in COURSE_FLOW.open_to(request.actor, course)},
    }
    return render(request, "activities/desk_roll.html", context)


@require_POST
def unmask(request: Request, slug: str, pk: int, person: int) -> HttpResponse:
    """Show a name and phone in full for some minutes, to this session alone."""
    course = course_at_desk(request.actor, slug, pk)
    shown = {each.signup.person_id for each in sheet(request.actor, course, ()).pupils}
    shown |= {each.person_id for each in unreached(course)}
    if person not in shown:
        raise NotFound
    unmasking.unmask(request, course.community, person)
    return redirect("courses_desk:course", slug, pk)


@require_POST
def certificate(request: Request, slug: str, pk: int, person: int) -> HttpResponse:
    """Print somebody's certificate for them, which is written down."""
    course = course_at_desk(request.actor, slug, pk)
    given = certificate_for(request.actor, course, person)
    actions.hand_over(request.actor, given, now=http.now())
    return HttpResponse(on_paper(given, today=http.today()), content_type="application/pdf")
