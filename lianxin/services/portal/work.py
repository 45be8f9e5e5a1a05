"""Help to find work on the portal: trainings, openings, and one's own registration."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import Invalid, NotFound, OutOfOrder, TooMany
from lianxin.core.http import Request
from lianxin.people.queries import oneself_in
from lianxin.places.queries import community_by_slug
from lianxin.services import actions
from lianxin.services.forms import work as forms
from lianxin.services.queries import work as queries
from lianxin.services.rules.work import SEEKER_FLOW


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug, Refusal())


def _page(request: Request, slug: str, refusal: Refusal) -> HttpResponse:
    community = community_by_slug(slug)
    seeker = queries.own(request.actor, community)
    verbs = {step.verb for step in SEEKER_FLOW.open_to(request.actor, seeker)} if seeker else set()
    context = {
        "community": community,
        "trainings": queries.trainings(request.actor, community.pk),
        "openings": list(queries.openings(community.pk, today=http.today())[:50]),
        "seeker": seeker,
        "joined": {each.training_id for each in seeker.trainings.all()} if seeker else set(),
        "verbs": verbs,
        "refusal": refusal,
    }
    return render(request, "services/work.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request, slug: str) -> HttpResponse:
    """Put oneself down as looking for work."""
    community = community_by_slug(slug)
    person = oneself_in(request.actor, community.pk)
    if person is None:
        http.say(request, _("先登录，或打电话、到社区来登记。"), is_done=False)
        return redirect("work:overview", slug)
    form, refusal = forms.OwnSeekerForm(request.POST or None), Refusal()
    if request.method == "POST":

        def deed() -> object:
            told = form.told(person=person)
            return actions.register_seeker(request.actor, community, told, now=http.now())

        refusal = tried(form, deed)
        if not refusal.status:
            http.say(request, _("登记好了，有合适的培训和岗位，社区联系您。"))
            return redirect("work:overview", slug)
    context = {"community": community, "form": form, "refusal": refusal}
    return render(request, "services/work_register.html", context, status=refusal.status or 200)


@require_POST
def join(request: Request, slug: str, pk: int) -> HttpResponse:
    """Join a training for which one is eligible."""
    community = community_by_slug(slug)
    seeker = queries.own(request.actor, community)
    training = queries.training_for(request.actor, pk)
    if training.course.community_id != community.pk:
        raise NotFound
    if seeker is None:
        http.say(request, _("先登记一下，再报培训。"))
        return redirect("work:register", slug)
    try:
        actions.enrol(request.actor, seeker.pk, training_id=pk, now=http.now())
    except (Invalid, OutOfOrder, TooMany) as refused:
        return _page(request, slug, Refusal(refused.status, refused.message))
    http.say(request, _("报上了。"))
    return redirect("work:overview", slug)


@require_POST
def step(request: Request, slug: str, verb: str) -> HttpResponse:
    """One's own steps: not looking any more, and looking again."""
    seeker = queries.own(request.actor, community_by_slug(slug))
    if seeker is None or verb not in ("leave", "come_back"):
        raise NotFound
    actions.turn(request.actor, seeker.pk, verb, now=http.now())
    http.say(request, _("记下了。"))
    return redirect("work:overview", slug)
