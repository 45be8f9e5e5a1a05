"""One's own tokens: made, looked over, taken back; and the door to the API itself."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import resolve
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from lianxin.core import http
from lianxin.core.answering import tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.gateway import actions
from lianxin.gateway.actions import Given
from lianxin.gateway.forms import Give
from lianxin.gateway.queries.tokens import own_tokens
from lianxin.gateway.rules import may_give
from lianxin.party.queries.access import has_part
from lianxin.places.queries import communities


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: Request) -> HttpResponse:
    """Make one, see which there are; the words of a new one are on this answer and nowhere else."""
    actor = request.actor
    if not actor.is_known:
        raise NotFound
    is_sent = request.method == "POST"
    scopes = may_give(actor, 0, is_desk=False, leads_party=has_part(actor))
    form = Give(request.POST if is_sent else None, scopes=scopes, communities=communities())
    if not is_sent and actor.home_id:
        form.initial["community"] = actor.home_id
    given: list[Given] = []
    refusal = tried(form, lambda: given.append(_give(request, form))) if is_sent else None
    context = {
        "form": Give(scopes=scopes, communities=communities()) if given else form,
        "given": given[0] if given else None,
        "tokens": own_tokens(actor)[:50],
        "now": http.now(),
    }
    status = refusal.status if refusal else 0
    return render(request, "gateway/tokens.html", context, status=status or 200)


def _give(request: Request, form: Give) -> Given:
    said = form.cleaned_data
    community = said.pop("community")
    return actions.give(request.actor, community, **said, now=http.now())


@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    token = actions.take_back(request.actor, pk, now=http.now())
    http.say(request, _("收回了，“%(name)s”从现在起用不了。") % {"name": token.name})
    return redirect("gateway:tokens")


@csrf_exempt
def call(request: HttpRequest) -> HttpResponseBase:
    """Answer as the operations and documents of the API do.

    They are loaded by the first call: sixty megabytes, and most server processes never see one.
    """
    found = resolve(request.path_info, "lianxin.gateway.api.urls")
    request.resolver_match = found
    answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    return answer
