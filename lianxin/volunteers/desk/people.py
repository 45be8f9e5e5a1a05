"""The register of volunteers, and one of them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.fields import offer
from lianxin.core.http import Request
from lianxin.people import desk as unmasking
from lianxin.people.queries import workplace
from lianxin.volunteers import actions
from lianxin.volunteers.deeds import CERTIFICATE_DEEDS, PEOPLE_DEEDS
from lianxin.volunteers.desk.taking import Taken, forms_for, take
from lianxin.volunteers.forms import steps
from lianxin.volunteers.forms.fields import halves
from lianxin.volunteers.forms.registering import ProxyJoin
from lianxin.volunteers.models import Skill, Volunteer, VolunteerState
from lianxin.volunteers.queries.access import certificate_for
from lianxin.volunteers.queries.law import DATA_GUARDIAN, GUARDIAN, NOTICE, count_of
from lianxin.volunteers.queries.people import at_desk
from lianxin.volunteers.queries.people import register as register_of


@require_safe
@never_cache
def register(request: Request, slug: str) -> HttpResponse:
    form = steps.Filters(request.GET)
    offer(form, "state", [("", _("在册的")), *VolunteerState.choices])
    offer(form, "skill", [("", _("不限")), *Skill.choices])
    offer(form, "free", [("", _("不限")), *halves()])
    asked = form.cleaned_data if form.is_valid() else {}
    seen = register_of(
        request.actor,
        slug,
        asked,
        unmasked=unmasking.unmasked(request),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {"community": seen.community, "seen": seen, "form": form}
    return render(request, "volunteers/desk_people.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Write down what somebody told or signed (代办)."""
    community = workplace(request.actor, slug)
    version = count_of(community, NOTICE, on=http.today())
    form = ProxyJoin(request.POST or None, notice=version)
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
            http.say(request, _("代为登记好了。"))
            return redirect("volunteers_desk:person", slug, made[0].pk)
    context = {
        "community": community,
        "form": form,
        "refusal": refusal,
        "version": version,
        "of_age": count_of(community, GUARDIAN, on=http.today()),
        "child": count_of(community, DATA_GUARDIAN, on=http.today()),
    }
    return render(request, "volunteers/desk_new_person.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def person(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _page(request: Request, slug: str, pk: int, taken: Taken) -> HttpResponse:
    unmasked = unmasking.unmasked(request)
    told = at_desk(request.actor, slug, pk, unmasked=unmasked, now=http.now())
    volunteer = told.volunteer
    guardian = getattr(volunteer, "guardian", None)
    kwargs = {"slug": slug, "token": guardian.token if guardian else "-"}
    context = {
        "community": volunteer.community,
        "told": told,
        "volunteer": volunteer,
        "taken": taken,
        "forms": forms_for(request, PEOPLE_DEEDS, told.verbs, volunteer, {}, taken),
        "guardian_link": request.build_absolute_uri(reverse("volunteers:guardian", kwargs=kwargs)),
        "link": request.build_absolute_uri(
            reverse("volunteers:private", kwargs={"slug": slug, "token": volunteer.token})
        ),
    }
    return render(request, "volunteers/desk_person.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    told = at_desk(request.actor, slug, pk, unmasked=(), now=http.now())
    taken = take(request, PEOPLE_DEEDS, verb, told.volunteer)
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect("volunteers_desk:person", slug, pk)


@require_POST
def unmask(request: Request, slug: str, pk: int) -> HttpResponse:
    """Show name, phone and number of identity in full for some minutes, to this session alone."""
    told = at_desk(request.actor, slug, pk, unmasked=(), now=http.now())
    if told.volunteer.person_id is None:
        raise NotFound
    unmasking.unmask(request, told.volunteer.community, told.volunteer.person_id)
    return redirect("volunteers_desk:person", slug, pk)


@require_POST
def certificate_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    certificate = certificate_for(request.actor, pk)
    if certificate.volunteer.community_id != community.pk:
        raise NotFound
    taken = take(request, CERTIFICATE_DEEDS, verb, certificate)
    if taken.form:
        return _page(request, slug, certificate.volunteer_id, taken)
    return redirect("volunteers_desk:person", slug, certificate.volunteer_id)
