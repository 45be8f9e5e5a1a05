"""Courses at the desk: what is wished for, a course's plan, its people, its sessions."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.activities import actions
from lianxin.activities.deeds import COURSE_DEEDS
from lianxin.activities.forms.courses import NameForm, SyllabusForm, course_facts
from lianxin.activities.models import Course
from lianxin.activities.queries.access import series_for
from lianxin.activities.queries.courses import course_at_desk, desk_list, sheet
from lianxin.activities.queries.wishes import groups, open_wishes, subjects_of, unreached
from lianxin.activities.rules.activity import WORKERS
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.steps import Step
from lianxin.people import desk as unmasking
from lianxin.people.queries import contact, workplace
from lianxin.places.models import Community


@require_safe
@never_cache
def browse(request: Request, slug: str) -> HttpResponse:
    return _list(request, slug, Refusal())


def _list(
    request: Request, slug: str, refusal: Refusal, form: forms.Form | None = None
) -> HttpResponse:
    community, lines = desk_list(request.actor, slug, now=http.now())
    named, loose = groups(request.actor, community, unmasking.unmasked(request), now=http.now())
    context = {
        "community": community,
        "lines": lines,
        "groups": named,
        "loose": loose,
        "subjects": list(subjects_of(community.pk)),
        "form": form,
        "refusal": refusal,
        "may_work": request.actor.holds(WORKERS, community.pk),
    }
    return render(request, "activities/desk_courses.html", context, status=refusal.status or 200)


@require_POST
def name_wishes(request: Request, slug: str) -> HttpResponse:
    """Put the wishes that were ticked under a name."""
    community = worker(request, slug)
    pks = [each.pk for each in open_wishes(request.actor, community.pk)]
    form = NameForm(pks, request.POST)
    refusal = tried(
        form,
        lambda: actions.name_wishes(
            request.actor,
            community,
            [int(each) for each in form.cleaned_data["wishes"]],
            name=form.cleaned_data["name"],
            now=http.now(),
        ),
    )
    if refusal.status:
        return _list(request, slug, refusal, form)
    http.say(request, _("归好了。"))
    return redirect("courses_desk:list", slug)


@require_POST
def unmask_wisher(request: Request, slug: str, person: int) -> HttpResponse:
    community = workplace(request.actor, slug)
    if not open_wishes(request.actor, community.pk).filter(person=person).exists():
        raise NotFound
    unmasking.unmask(request, community, person)
    return redirect("courses_desk:list", slug)


def worker(request: Request, slug: str) -> Community:
    community = workplace(request.actor, slug)
    if not request.actor.holds(WORKERS, community.pk):
        raise NotFound
    return community


def _form(request: Request, community: Community, initial: dict[str, Any]) -> SyllabusForm:
    series = series_for(request.actor, community.slug).filter(is_running=True)
    subjects = subjects_of(community.pk)
    return SyllabusForm(series, subjects, request.POST or None, initial=initial)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Plan a course, from a subject that is wished for or from nothing."""
    community = worker(request, slug)
    asked = request.GET.get("subject", "")
    wished = {str(each.pk): each for each in subjects_of(community.pk)}.get(asked)
    suggested = {"subject": wished.pk, "title": wished.name} if wished else {}
    form, made = _form(request, community, suggested), list[Course]()
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan_course(request.actor, community, form.syllabus(), now=http.now())
            ),
        )
    if made:
        http.say(request, _("存下了，接着排课。"))
        return redirect("courses_desk:add_session", slug, made[0].pk)
    return form_page(request, community, form, refusal, title=_("开一门课"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    community = worker(request, slug)
    course = course_at_desk(request.actor, slug, pk)
    form, refusal = _form(request, community, course_facts(course)), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.rewrite(
                request.actor,
                pk,
                form.syllabus(),
                now=http.now(),
                seen=form.cleaned_data["seen"],
            ),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("courses_desk:course", slug, pk)
    return form_page(request, community, form, refusal, title=_("改课程"), course=course)


def form_page(
    request: Request,
    community: Community,
    form: forms.Form,
    refusal: Refusal,
    *,
    title: str,
    course: Course | None = None,
) -> HttpResponse:
    context = {
        "community": community,
        "form": form,
        "refusal": refusal,
        "title": title,
        "course": course,
    }
    return render(
        request, "activities/desk_course_form.html", context, status=refusal.status or 200
    )


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return page(request, course_at_desk(request.actor, slug, pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Show what a step asks for, or take it."""
    course, deed = course_at_desk(request.actor, slug, pk), COURSE_DEEDS.get(verb)
    if deed is None:
        raise NotFound
    if request.method != "POST":
        COURSE_FLOW.require(verb, request.actor, course)
        form = deed.form(request.actor, course, http.today())
        return page(request, course, verb, form)
    form = deed.form(request.actor, course, http.today(), request.POST)
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        newest = course_at_desk(request.actor, slug, pk)
        return page(request, newest, verb, form, refusal)
    http.say(request, deed.done)
    return redirect("courses_desk:course", slug, pk)


def page(
    request: Request,
    course: Course,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    seen = unmasking.unmasked(request)
    verbs = {each.verb for each in COURSE_FLOW.open_to(request.actor, course)}
    is_open = verb in verbs
    context = {
        "community": course.community,
        "course": course,
        "sheet": sheet(request.actor, course, seen),
        "verbs": verbs,
        "deeds": [(name, deed) for name, deed in COURSE_DEEDS.items() if name in verbs],
        "verb": verb,
        "deed": COURSE_DEEDS.get(verb),
        "form": form if is_open and form and not form.is_bare else None,
        "typed": form.typed() if form and not is_open else [],
        "refusal": refusal,
        "now": http.now(),
        "to_phone": [(each, contact(each.person, seen)) for each in unreached(course)],
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "activities/desk_course.html", context, status=status)
