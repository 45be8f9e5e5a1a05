"""Festival visits at the desk: the lists, what was brought, the receipts."""

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
from lianxin.services.models import CareKind, Festival
from lianxin.services.queries import caring
from lianxin.services.queries.care_access import care_desk, festival_for, gift_for
from lianxin.services.rules.care import FESTIVAL_FLOW
from lianxin.volunteers.desk.taking import Deed, Taken, forms_for, take
from lianxin.volunteers.forms.steps import Asked, Reason

DEEDS = {
    "relist": Deed(Asked, actions.relist, gettext_lazy("名单按条件重新排过了。")),
    "begin": Deed(Asked, actions.begin_festival, gettext_lazy("名单定下了，照着去送。")),
    "close": Deed(Asked, actions.close_festival, gettext_lazy("这次慰问结束了。")),
}
GIFT_DEEDS = {
    "give": Deed(forms.Give, actions.give, gettext_lazy("签收好了。")),
    "drop": Deed(Reason, actions.drop_gift, gettext_lazy("记下不送了。")),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def festivals(request: Request, slug: str) -> HttpResponse:
    """The festivals; a POST sets one and draws its list up."""
    community = care_desk(request.actor, slug)
    form, refusal = forms.FestivalForm(request.POST or None), Refusal()
    if request.method == "POST":
        made: list[Festival] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.plan_festival(request.actor, community, form.told(), now=http.now())
            ),
        )
        if made:
            http.say(request, _("名单排好了，看一看再定下来。"))
            return redirect("care_desk:festival", slug, made[0].pk)
    context = {
        "community": community,
        "festivals": caring.festivals(community.pk),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "services/festivals.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def festival(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _page(request: Request, slug: str, pk: int, taken: Taken, *, gift_id: int = 0) -> HttpResponse:
    community, found = care_desk(request.actor, slug), festival_for(request.actor, pk)
    if found.community_id != community.pk:
        raise NotFound
    page = caring.gifts_of(found, unmasked=unmasking.unmasked(request))
    verbs = {step.verb for step in FESTIVAL_FLOW.open_to(request.actor, found)}
    context = {
        "community": community,
        "festival": found,
        "page": page,
        "taken": taken,
        "gift_id": gift_id,
        "kinds": [CareKind(kind).label for kind in found.kinds],
        "forms": forms_for(request, DEEDS, verbs, found, {}, taken),
    }
    return render(request, "services/festival.html", context, status=taken.status)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community, found = care_desk(request.actor, slug), festival_for(request.actor, pk)
    if found.community_id != community.pk:
        raise NotFound
    taken = take(request, DEEDS, verb, found)
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect("care_desk:festival", slug, pk)


@require_POST
def gift_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    community, gift = care_desk(request.actor, slug), gift_for(request.actor, pk)
    if gift.festival.community_id != community.pk:
        raise NotFound
    taken = take(request, GIFT_DEEDS, verb, gift)
    if taken.form:
        return _page(request, slug, gift.festival_id, taken, gift_id=pk)
    return redirect("care_desk:festival", slug, gift.festival_id)
