"""Care on the phone: whom one looks after, who looks after one, and a visit told in one page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people.queries import oneself_in
from lianxin.places.queries import community_by_slug
from lianxin.services import actions
from lianxin.services.forms import care as forms
from lianxin.services.models import EndReason
from lianxin.services.queries import caring_own
from lianxin.services.queries.care_access import (
    care_for,
    gift_for,
    helper_for,
    pairing_for,
    visit_for,
)
from lianxin.services.queries.caring import homes
from lianxin.services.rules.care import visits
from lianxin.volunteers.portal import visit as visiting

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def mine(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    seen = caring_own.mine(visiting.actor_of(request), community)
    return render(request, "services/care_mine.html", {"community": community, "seen": seen})


@never_cache
@require_http_methods(METHODS)
def offer(request: Request, slug: str) -> HttpResponse:
    """Say that one will look after somebody."""
    community, actor = community_by_slug(slug), visiting.actor_of(request)
    person = oneself_in(actor, community.pk)
    if person is None:
        http.say(request, _("先登记成志愿者，再来报名照看人。"), is_done=False)
        return redirect("volunteers:join", slug)
    form, refusal = forms.OwnOfferForm(homes(community.pk), request.POST or None), Refusal()
    if request.method == "POST":

        def deed() -> object:
            return actions.offer_help(actor, community, form.told(person=person), now=http.now())

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("谢谢您。有合适的，社区先来问您和对方，都愿意才结对。"))
            return redirect("care:mine", slug)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "services/care_offer.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(METHODS)
def visit(request: Request, slug: str, pk: int) -> HttpResponse:
    """One visit: whom to call, what was noted before, and one press that says it was made."""
    actor = visiting.actor_of(request)
    found = visit_for(actor, pk)
    if found.care.community.slug != slug or not visits(actor, found):
        raise NotFound
    form = forms.Keep(actor, found, http.today(), {}, request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: actions.keep(actor, pk, **form.said(), now=http.now()))
        if not refusal.status:
            http.say(request, _("记下了，谢谢您跑一趟。"))
            return redirect("care:mine", slug)
    context = {
        "community": found.care.community,
        "page": caring_own.visit_page(visit_for(actor, pk)),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "services/care_visit.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(METHODS)
def gift(request: Request, slug: str, pk: int) -> HttpResponse:
    """A gift signed for on the helper's phone."""
    actor = visiting.actor_of(request)
    found = gift_for(actor, pk)
    if found.festival.community.slug != slug:
        raise NotFound
    form = forms.Give(actor, found, http.today(), {}, request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: actions.give(actor, pk, **form.said(), now=http.now()))
        if not refusal.status:
            http.say(request, _("签收好了。"))
            return redirect("care:mine", slug)
    context = {
        "community": found.festival.community,
        "gift": found,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "services/care_gift.html", context, status=refusal.status or 200)


@require_POST
def end_pairing(request: Request, slug: str, pk: int) -> HttpResponse:
    """Either side may stop, without a reason to be given."""
    actor = visiting.actor_of(request)
    if pairing_for(actor, pk).care.community.slug != slug:
        raise NotFound
    actions.end_pairing(actor, pk, reason=EndReason.DECLINED, now=http.now())
    http.say(request, _("结对停了，社区会另外安排。"))
    return redirect("care:mine", slug)


@require_POST
def end(request: Request, slug: str, pk: int) -> HttpResponse:
    """Who is cared for does not want it any more."""
    actor = visiting.actor_of(request)
    found = care_for(actor, pk)
    if found.community.slug != slug or found.person_id not in actor.person_ids:
        raise NotFound
    actions.end_care(actor, pk, reason=EndReason.DECLINED, now=http.now())
    http.say(request, _("好的，不再上门。哪天需要了，说一声就行。"))
    return redirect("care:mine", slug)


@require_POST
def stop(request: Request, slug: str, pk: int) -> HttpResponse:
    """A helper leaves."""
    actor = visiting.actor_of(request)
    if helper_for(actor, pk).community.slug != slug:
        raise NotFound
    actions.stop_helping(actor, pk, now=http.now())
    http.say(request, _("已经退出，谢谢您来过。"))
    return redirect("care:mine", slug)
