"""Mediation at the desk: taking a dispute in, and how many stand how; nothing of what they are
about.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.council.actions import mediation as actions
from lianxin.council.forms.mediation import OpenForm
from lianxin.council.models import Mediation
from lianxin.council.queries.mediation import desk, mediators_of, of_matter
from lianxin.places.models import Community


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: Request, slug: str) -> HttpResponse:
    """The counts, one's own cases, and a form that takes a dispute in."""
    page = desk(request.actor, slug, now=http.now())
    form, refusal, made = _opened(request, page.community, None)
    if made:
        return redirect("mediation_desk:overview", slug)
    context = {"community": page.community, "page": page, "form": form, "refusal": refusal}
    return render(request, "council/desk_mediations.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def matter(request: Request, slug: str, pk: int) -> HttpResponse:
    """Whether a matter is mediated, and if not, a form that takes it in."""
    page = of_matter(request.actor, slug, pk)
    form, refusal, made = _opened(request, page.community, pk)
    if made:
        return redirect("mediation_desk:matter", slug, pk)
    context = {"community": page.community, "page": page, "form": form, "refusal": refusal}
    return render(
        request, "council/desk_mediation_matter.html", context, status=refusal.status or 200
    )


def _opened(
    request: Request, community: Community, matter: int | None
) -> tuple[OpenForm, Refusal, list[Mediation]]:
    mediators = mediators_of(community.pk, today=http.today())
    form = OpenForm([(user.pk, user.name) for user in mediators], request.POST or None)
    made: list[Mediation] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.open_mediation(
                    request.actor, community, form.dispute(matter), now=http.now()
                )
            ),
        )
    if made:
        http.say(request, _("交给调解员了。从现在起只有调解员和当事人看得到。"))
    return form, refusal, made
