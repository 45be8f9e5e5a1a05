"""One's own volunteering: hours and stars for oneself alone, changing, leaving, certificates."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.places.queries import community_by_slug
from lianxin.volunteers import actions
from lianxin.volunteers.forms.registering import Abilities, AskCertificate
from lianxin.volunteers.forms.steps import Verify
from lianxin.volunteers.models import Duty, Volunteer
from lianxin.volunteers.pdf import paper
from lianxin.volunteers.portal import visit
from lianxin.volunteers.queries.access import certificate_for, duty_for
from lianxin.volunteers.queries.law import NOTICE, count_of
from lianxin.volunteers.queries.ledger import served_of, to_verify
from lianxin.volunteers.queries.overview import own
from lianxin.volunteers.queries.people import dossier


@require_safe
@never_cache
def mine(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug)


def _page(
    request: Request, slug: str, *, refusal: Refusal | None = None, **forms: Any
) -> HttpResponse:
    community, actor = community_by_slug(slug), visit.actor_of(request)
    volunteer = _present(actor, community.pk)
    context: dict[str, Any] = {"community": community, "volunteer": volunteer, "refusal": refusal}
    if volunteer:
        told = dossier(actor, volunteer, now=http.now())
        waiting = to_verify(actor).filter(shift__project__community=community)[:50]
        context |= {
            "told": told,
            "link": request.build_absolute_uri(f"../v/{volunteer.token}/"),
            "version": count_of(community, NOTICE, on=http.today()),
            "to_verify": served_of(list(waiting)),
            "abilities": forms.get("abilities") or _abilities(volunteer),
            "certificate": forms.get("certificate") or _certificate(volunteer),
        }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "volunteers/mine.html", context, status=status)


def _present(actor: Actor, community_id: int) -> Volunteer | None:
    return next((each for each in own(actor, community_id) if not each.is_gone), None)


def _abilities(volunteer: Volunteer) -> Abilities:
    free = [f"{each.weekday}{each.half}" for each in volunteer.free_times.all()]
    skills = [each.skill for each in volunteer.skills.all()]
    return Abilities(initial={"skills": skills, "free": free})


def _certificate(volunteer: Volunteer) -> AskCertificate:
    since = http.local_day(volunteer.registered_at)
    return AskCertificate(initial={"since": since, "until": http.today()}, auto_id="cert_%s")


def _self(request: Request, slug: str) -> tuple[Actor, Volunteer]:
    community, actor = community_by_slug(slug), visit.actor_of(request)
    volunteer = _present(actor, community.pk)
    if volunteer is None:
        raise NotFound
    return actor, volunteer


@require_POST
def change(request: Request, slug: str) -> HttpResponse:
    actor, volunteer = _self(request, slug)
    form = Abilities(request.POST)
    refusal = tried(
        form, lambda: actions.change(actor, volunteer.pk, **form.said(), now=http.now())
    )
    if refusal.status:
        return _page(request, slug, refusal=refusal, abilities=form)
    http.say(request, _("改好了。"))
    return redirect("volunteers:mine", slug)


@require_POST
def read_notice(request: Request, slug: str) -> HttpResponse:
    actor, volunteer = _self(request, slug)
    given = request.POST.get("notice", "")
    notice = int(given) if given.isdecimal() and len(given) < 6 else 0
    actions.read_notice(actor, volunteer.pk, notice=notice, now=http.now())
    http.say(request, _("好的，可以接着报名了。"))
    return redirect("volunteers:mine", slug)


@require_POST
def withdraw(request: Request, slug: str) -> HttpResponse:
    """Leave: one press, as joining was."""
    actor, volunteer = _self(request, slug)
    actions.withdraw(actor, volunteer.pk, now=http.now())
    visit.forget(request)
    http.say(request, _("已经退出。姓名、电话都删去了，服务过的时长只留下数目。谢谢您来过。"))
    return redirect("volunteers:overview", slug)


@require_POST
def ask_certificate(request: Request, slug: str) -> HttpResponse:
    actor, volunteer = _self(request, slug)
    form = AskCertificate(request.POST, auto_id="cert_%s")

    def deed() -> object:
        said = form.cleaned_data
        span = actions.Span(said["since"], said["until"])
        return actions.ask(actor, volunteer.pk, span, may_show=said["may_show"], now=http.now())

    refusal = tried(form, deed)
    if refusal.status:
        return _page(request, slug, refusal=refusal, certificate=form)
    http.say(request, _("申请收到了，社区开好以后在这里下载，不收钱。"))
    return redirect("volunteers:mine", slug)


def _verify(actor: Actor, duty: Duty, request: Request) -> object:
    form = Verify(actor, duty, http.today(), {}, request.POST)
    if not form.is_valid():
        raise NotFound
    return actions.verify(actor, duty.pk, **form.said(), now=http.now())


@require_POST
def verify(request: Request, slug: str, pk: int) -> HttpResponse:
    """A leader confirms what a member of the team claimed."""
    community, actor = community_by_slug(slug), visit.actor_of(request)
    duty = duty_for(actor, pk)
    if duty.volunteer.community_id != community.pk:
        raise NotFound
    _verify(actor, duty, request)
    http.say(request, _("核实好了。"))
    return redirect("volunteers:mine", slug)


@require_safe
@never_cache
def certificate(request: Request, slug: str, pk: int) -> HttpResponse:
    """The certificate on paper, for the person and the desk."""
    found = certificate_for(visit.actor_of(request), pk)
    if found.volunteer.community.slug != slug or not found.code:
        raise NotFound
    site = request.build_absolute_uri("/")
    made = paper(found, site=site, today=found.issued_on or http.today())
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    return response
