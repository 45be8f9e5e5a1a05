"""Help to find work at the desk: whom to ask again, trainings, openings, jobseekers."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.people import desk as unmasking
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.services import actions
from lianxin.services.deeds import FOLLOW_DEEDS, OPENING_DEEDS, SEEKER_DEEDS, TRAINEE_DEEDS
from lianxin.services.forms import work as forms
from lianxin.services.models import Answer
from lianxin.services.queries import work as queries
from lianxin.volunteers.desk.taking import Choices, Taken, forms_for, take

METHODS = ["GET", "HEAD", "POST"]
HEADINGS: dict[type, Text] = {
    forms.TrainingForm: gettext_lazy("办培训"),
    forms.OpeningForm: gettext_lazy("发招工"),
    forms.SeekerForm: gettext_lazy("登记求职"),
}


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    return _overview(request, slug, Taken(), follow_id=0)


def _overview(request: Request, slug: str, taken: Taken, *, follow_id: int) -> HttpResponse:
    seen = queries.overview(
        request.actor,
        slug,
        unmasked=unmasking.unmasked(request),
        today=http.today(),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "community": seen.community,
        "seen": seen,
        "taken": taken,
        "follow_id": follow_id,
        "answers": Answer.choices,
    }
    return render(request, "services/work_desk.html", context, status=taken.status)


Make = Callable[[Community], object]


def _written(
    request: Request, community: Community, form: django_forms.Form, make: Make, done: Text
) -> HttpResponse:
    """A form page of its own: filled in once, then back to the overview."""
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: make(community))
        if not refusal.status:
            http.say(request, done)
            return redirect("work_desk:overview", community.slug)
    context = {
        "community": community,
        "form": form,
        "refusal": refusal,
        "here": request.path,
        "heading": HEADINGS[type(form)],
    }
    return render(request, "services/work_new.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(METHODS)
def new_training(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    form = forms.TrainingForm(queries.plannable(community.pk), request.POST or None)

    def make(_community: Community) -> object:
        return actions.make_training(request.actor, form.told(), now=http.now())

    return _written(request, community, form, make, _("好了，报名的人按条件收。"))


@never_cache
@require_http_methods(METHODS)
def new_opening(request: Request, slug: str) -> HttpResponse:
    form = forms.OpeningForm(request.POST or None)

    def make(community: Community) -> object:
        return actions.post_opening(request.actor, community, form.told(), now=http.now())

    community = workplace(request.actor, slug)
    return _written(request, community, form, make, _("发出去了，居民看得到。"))


@never_cache
@require_http_methods(METHODS)
def new_seeker(request: Request, slug: str) -> HttpResponse:
    form = forms.SeekerForm(request.POST or None)

    def make(community: Community) -> object:
        return actions.register_seeker(request.actor, community, form.told(), now=http.now())

    community = workplace(request.actor, slug)
    return _written(request, community, form, make, _("登记好了。"))


@require_safe
@never_cache
def seeker(request: Request, slug: str, pk: int) -> HttpResponse:
    return _seeker(request, slug, pk, Taken())


def _told(request: Request, slug: str, pk: int) -> queries.SeekerPage:
    unmasked = unmasking.unmasked(request)
    return queries.seeker_page(request.actor, slug, pk, unmasked=unmasked, today=http.today())


def _choices(told: queries.SeekerPage) -> Choices:
    return {"training_id": list(told.open_trainings), "opening_id": list(told.openings)}


def _seeker(request: Request, slug: str, pk: int, taken: Taken) -> HttpResponse:
    told = _told(request, slug, pk)
    context = {
        "community": told.seeker.community,
        "told": told,
        "seeker": told.seeker,
        "taken": taken,
        "forms": forms_for(request, SEEKER_DEEDS, told.verbs, told.seeker, _choices(told), taken),
    }
    return render(request, "services/seeker.html", context, status=taken.status)


@require_POST
def seeker_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    told = _told(request, slug, pk)
    taken = take(request, SEEKER_DEEDS, verb, told.seeker, _choices(told))
    if taken.form:
        return _seeker(request, slug, pk, taken)
    return redirect("work_desk:seeker", slug, pk)


@require_POST
def unmask(request: Request, slug: str, pk: int) -> HttpResponse:
    """Show name and phone in full for some minutes, to this session alone."""
    told = _told(request, slug, pk)
    unmasking.unmask(request, told.seeker.community, told.seeker.person_id)
    return redirect("work_desk:seeker", slug, pk)


@require_safe
@never_cache
def training(request: Request, slug: str, pk: int) -> HttpResponse:
    return _training(request, slug, pk, Taken(), trainee_id=0)


def _training(
    request: Request, slug: str, pk: int, taken: Taken, *, trainee_id: int
) -> HttpResponse:
    seen = queries.training_page(request.actor, slug, pk, unmasked=unmasking.unmasked(request))
    context = {
        "community": seen.training.course.community,
        "seen": seen,
        "training": seen.training,
        "taken": taken,
        "trainee_id": trainee_id,
    }
    return render(request, "services/training.html", context, status=taken.status)


@require_POST
def trainee_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community, trainee = workplace(request.actor, slug), queries.trainee_for(request.actor, pk)
    if trainee.seeker.community_id != community.pk:
        raise NotFound
    taken = take(request, TRAINEE_DEEDS, verb, trainee)
    if taken.form:
        return _training(request, slug, trainee.training_id, taken, trainee_id=pk)
    return redirect("work_desk:training", slug, trainee.training_id)


@require_POST
def follow_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community, asked = workplace(request.actor, slug), queries.follow_up_for(request.actor, pk)
    if asked.seeker.community_id != community.pk:
        raise NotFound
    taken = take(request, FOLLOW_DEEDS, verb, asked)
    if taken.form:
        return _overview(request, slug, taken, follow_id=pk)
    return redirect("work_desk:overview", slug)


@require_POST
def opening_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community, opening = workplace(request.actor, slug), queries.opening_for(request.actor, pk)
    if opening.community_id != community.pk:
        raise NotFound
    taken = take(request, OPENING_DEEDS, verb, opening)
    if taken.form:
        return _overview(request, slug, taken, follow_id=0)
    return redirect("work_desk:overview", slug)
