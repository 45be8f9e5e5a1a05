"""Campaigns at the desk: spots, who is sent where, what is found and cleaned."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.people.queries import workplace
from lianxin.volunteers import actions
from lianxin.volunteers.deeds import CAMPAIGN_DEEDS, COVER, TASK_DEEDS
from lianxin.volunteers.desk.taking import Choices, Taken, forms_for, take
from lianxin.volunteers.forms import steps
from lianxin.volunteers.forms.campaigning import Tell
from lianxin.volunteers.models import Campaign
from lianxin.volunteers.queries.access import spot_for, task_for
from lianxin.volunteers.queries.campaigns import (
    HEIGHT,
    WIDTH,
    CampaignDesk,
    campaign_desk,
)
from lianxin.volunteers.queries.overview import campaigns_of
from lianxin.volunteers.rules.wording import shift_told


@require_safe
@never_cache
def campaigns(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    found = list(campaigns_of(request.actor, community.pk))
    context = {"community": community, "campaigns": found}
    return render(request, "volunteers/desk_campaigns.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    form, refusal = steps.CampaignForm(request.POST or None), Refusal()
    if request.method == "POST":
        made: list[Campaign] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan_campaign(request.actor, community, form.told(), now=http.now())
            ),
        )
        if made:
            return redirect("volunteers_desk:campaign", slug, made[0].pk)
    context = {"community": community, "form": form, "refusal": refusal, "campaign": None}
    return render(
        request, "volunteers/desk_campaign_form.html", context, status=refusal.status or 200
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: Request, slug: str, pk: int) -> HttpResponse:
    campaign = campaign_desk(request.actor, slug, pk).seen.campaign
    facts = {
        "name": campaign.name,
        "what": campaign.what,
        "starts_on": campaign.starts_on,
        "ends_on": campaign.ends_on,
        "seen": campaign.revision,
    }
    form, refusal = steps.CampaignForm(request.POST or None, initial=facts), Refusal()
    if request.method == "POST":

        def deed() -> object:
            seen = form.cleaned_data["seen"]
            return actions.rewrite_campaign(
                request.actor, pk, form.told(), now=http.now(), seen=seen
            )

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("volunteers_desk:campaign", slug, pk)
    context = {
        "community": campaign.community,
        "form": form,
        "refusal": refusal,
        "campaign": campaign,
    }
    return render(
        request, "volunteers/desk_campaign_form.html", context, status=refusal.status or 200
    )


@require_safe
@never_cache
def campaign(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _choices(page: CampaignDesk) -> Choices:
    seen = page.seen
    return {
        "place_ids": [(yard.pk, yard.name) for yard in page.yards],
        "spot_ids": [(row.spot.pk, row.spot.name) for row in seen.rows],
        "shift_id": [
            (each.pk, shift_told(each)) for each in seen.shifts if each.state == "planned"
        ],
    }


def _page(
    request: Request, slug: str, pk: int, taken: Taken, *, tell: Tell | None = None
) -> HttpResponse:
    page = campaign_desk(request.actor, slug, pk)
    seen = page.seen
    spots = [(row.spot.pk, row.spot.name) for row in seen.rows]
    context = {
        "community": seen.community,
        "page": page,
        "seen": seen,
        "campaign": seen.campaign,
        "taken": taken,
        "forms": forms_for(
            request, CAMPAIGN_DEEDS, seen.verbs, seen.campaign, _choices(page), taken
        ),
        "tell": tell or Tell(spots),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return render(request, "volunteers/desk_campaign.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    page = campaign_desk(request.actor, slug, pk)
    if verb == "task":
        return _tell(request, page)
    taken = take(request, CAMPAIGN_DEEDS, verb, page.seen.campaign, _choices(page))
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect("volunteers_desk:campaign", slug, pk)


def _tell(request: Request, page: CampaignDesk) -> HttpResponse:
    """Write down what is to be cleaned."""
    slug, pk = page.seen.community.slug, page.seen.campaign.pk
    spots = [(row.spot.pk, row.spot.name) for row in page.seen.rows]
    form = Tell(spots, request.POST, request.FILES)
    refusal = tried(
        form,
        lambda: actions.report_task(
            request.actor, form.cleaned_data["spot"], form.found(), now=http.now()
        ),
    )
    if refusal.status:
        return _page(request, slug, pk, Taken("task", None, refusal), tell=form)
    http.say(request, _("记下了，清理好了再来勾。"))
    return redirect("volunteers_desk:campaign", slug, pk)


@require_POST
def cover(request: Request, slug: str, pk: int) -> HttpResponse:
    community = workplace(request.actor, slug)
    spot = spot_for(request.actor, pk)
    if spot.campaign.community_id != community.pk:
        raise NotFound
    taken = take(request, COVER, "cover", spot)
    if taken.form:
        return _page(request, slug, spot.campaign_id, taken)
    return redirect("volunteers_desk:campaign", slug, spot.campaign_id)


@require_POST
def task_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    task = task_for(request.actor, pk)
    if task.spot.campaign.community_id != community.pk:
        raise NotFound
    taken = take(request, TASK_DEEDS, verb, task)
    if taken.form:
        return _page(request, slug, task.spot.campaign_id, taken)
    return redirect("volunteers_desk:campaign", slug, task.spot.campaign_id)
