"""The coordinator's desk: what is due, whom the community cares for, who helps, and the pairs."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people import desk as unmasking
from lianxin.services import actions
from lianxin.services.forms import care as forms
from lianxin.services.models import Care, CareKind, EndReason
from lianxin.services.queries import caring
from lianxin.services.queries.care_access import (
    care_desk,
    care_for,
    helper_for,
    pairing_for,
    visit_for,
)
from lianxin.volunteers.desk.taking import Choices, Deed, Taken, forms_for, take
from lianxin.volunteers.forms.steps import Asked

METHODS = ["GET", "HEAD", "POST"]
DEEDS = {
    "assess": Deed(forms.Assess, actions.assess, gettext_lazy("评估记好了，按它排走访。")),
    "pair": Deed(forms.Pair, actions.pair, gettext_lazy("结对了，第一次走访排好了。")),
    "contact": Deed(
        forms.Contact, actions.add_contact, gettext_lazy("联系人记好了。"), "add_contact"
    ),
    "drop_contact": Deed(forms.DropContact, actions.drop_contact, gettext_lazy("去掉了。")),
    "write": Deed(forms.Write, actions.write, gettext_lazy("记下了。")),
    "hand_over": Deed(forms.HandOver, actions.hand_over, gettext_lazy("换好了。")),
    "end": Deed(forms.End, actions.end_care, gettext_lazy("结束了，没走的访也撤下了。")),
}
PAIRING_DEEDS = {
    "end": Deed(forms.EndPairing, actions.end_pairing, gettext_lazy("结对结束了。")),
}
VISIT_DEEDS = {"keep": Deed(forms.Keep, actions.keep, gettext_lazy("记下去过了，下一次排好了。"))}
HELPER_DEEDS = {"stop": Deed(Asked, actions.stop_helping, gettext_lazy("记下退出了。"))}


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    page = caring.overview(request.actor, slug, today=http.today())
    return render(request, "services/care.html", {"community": page.community, "page": page})


@require_safe
@never_cache
def register(request: Request, slug: str) -> HttpResponse:
    kind = request.GET.get("kind", "")
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    unmasked = unmasking.unmasked(request)
    seen = caring.register(request.actor, slug, unmasked=unmasked, kind=kind, **marks)
    kinds = [("", _("全部")), *CareKind.choices, ("ended", _("已结束的"))]
    context = {"community": seen.community, "seen": seen, "kind": kind, "kinds": kinds}
    return render(request, "services/care_people.html", context)


@never_cache
@require_http_methods(METHODS)
def new(request: Request, slug: str) -> HttpResponse:
    """Write somebody down on a ground that is named."""
    community = care_desk(request.actor, slug)
    form, refusal = forms.EntryForm(caring.homes(community.pk), request.POST or None), Refusal()
    if request.method == "POST":
        made: list[Care] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.enter(request.actor, community, form.told(), now=http.now())
            ),
        )
        if made:
            http.say(request, _("登记好了，接着去看一看，评估需要什么。"))
            return redirect("care_desk:care", slug, made[0].pk)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "services/care_new.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def care(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _dossier(request: Request, slug: str, pk: int) -> caring.Dossier:
    unmasked = unmasking.unmasked(request)
    return caring.dossier(request.actor, slug, pk, unmasked=unmasked, today=http.today())


def _choices(told: caring.Dossier) -> Choices:
    return {
        "helper_id": list(told.helpers),
        "user_id": list(told.coordinators),
        "campaign_id": list(told.campaigns),
    }


def _page(request: Request, slug: str, pk: int, taken: Taken) -> HttpResponse:
    told = _dossier(request, slug, pk)
    context = {
        "community": told.care.community,
        "told": told,
        "care": told.care,
        "marks": list(told.care.marks.order_by("pk")),
        "taken": taken,
        "forms": forms_for(request, DEEDS, told.verbs, told.care, _choices(told), taken),
        "keep": forms.Keep(request.actor, told.care, http.today(), {}),
        "reasons": EndReason.choices,
    }
    return render(request, "services/care_person.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    told = _dossier(request, slug, pk)
    taken = take(request, DEEDS, verb, told.care, _choices(told))
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect("care_desk:care", slug, pk)


@require_POST
def pairing_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community, pairing = care_desk(request.actor, slug), pairing_for(request.actor, pk)
    if pairing.care.community_id != community.pk:
        raise NotFound
    taken = take(request, PAIRING_DEEDS, verb, pairing)
    if taken.form:
        return _page(request, slug, pairing.care_id, taken)
    return redirect("care_desk:care", slug, pairing.care_id)


@require_POST
def visit_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Write down for a helper that they were there (代办)."""
    community, visit = care_desk(request.actor, slug), visit_for(request.actor, pk)
    if visit.care.community_id != community.pk:
        raise NotFound
    taken = take(request, VISIT_DEEDS, verb, visit)
    if taken.form:
        return _page(request, slug, visit.care_id, taken)
    return redirect("care_desk:care", slug, visit.care_id)


@require_POST
def unmask(request: Request, slug: str, pk: int) -> HttpResponse:
    """Show name and phone in full for some minutes, to this session alone."""
    community, found = care_desk(request.actor, slug), care_for(request.actor, pk)
    if found.community_id != community.pk:
        raise NotFound
    unmasking.unmask(request, community, found.person_id)
    return redirect("care_desk:care", slug, pk)


@never_cache
@require_http_methods(METHODS)
def helpers(request: Request, slug: str) -> HttpResponse:
    """Who helps; a POST writes one down (代办)."""
    community = care_desk(request.actor, slug)
    form, refusal = forms.OfferForm(caring.homes(community.pk), request.POST or None), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.offer_help(request.actor, community, form.told(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("记好了，结对的时候就找得到。"))
            return redirect("care_desk:helpers", slug)
    seen = caring.helpers(request.actor, slug, unmasked=unmasking.unmasked(request))
    context = {"community": community, "seen": seen, "form": form, "refusal": refusal}
    return render(request, "services/care_helpers.html", context, status=refusal.status or 200)


@require_POST
def helper_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community, helper = care_desk(request.actor, slug), helper_for(request.actor, pk)
    if helper.community_id != community.pk:
        raise NotFound
    take(request, HELPER_DEEDS, verb, helper)
    return redirect("care_desk:helpers", slug)


@require_safe
@never_cache
def pairs(request: Request, slug: str) -> HttpResponse:
    return _pairs(request, slug, Refusal())


def _pairs(request: Request, slug: str, refusal: Refusal) -> HttpResponse:
    seen = caring.pairs(request.actor, slug)
    context = {"community": seen.community, "seen": seen, "refusal": refusal}
    return render(request, "services/care_pairs.html", context, status=refusal.status or 200)


@require_POST
def ask_pairs(request: Request, slug: str) -> HttpResponse:
    community = care_desk(request.actor, slug)
    actions.ask_for_pairs(request.actor, community, now=http.now())
    http.say(request, _("正在算谁照看谁合适，一会儿就好。"))
    return redirect("care_desk:pairs", slug)


@require_POST
def take_pairs(request: Request, slug: str) -> HttpResponse:
    """Make the pairs that were ticked of the proposal."""
    seen = caring.pairs(request.actor, slug)
    ticked = set(request.POST.getlist("pairs"))
    chosen = [
        (care.pk, helper.pk, why)
        for care, helper, why in seen.lines
        if f"{care.pk}-{helper.pk}" in ticked
    ]
    form = Asked(request.actor, seen.plan, http.today(), {}, request.POST)
    refusal = tried(
        form, lambda: actions.pair_all(request.actor, seen.community, chosen, now=http.now())
    )
    if refusal.status:
        words = refusal.message or " ".join(map(str, form.non_field_errors()))
        return _pairs(request, slug, Refusal(refusal.status, words))
    http.say(request, _("结对了 %(count)d 对，第一次走访排好了。") % {"count": len(chosen)})
    return redirect("care_desk:pairs", slug)
