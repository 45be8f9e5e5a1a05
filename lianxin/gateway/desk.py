"""At the desk: the tokens that work there, their addresses, and what was sent to them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.gateway import actions
from lianxin.gateway.actions import Given
from lianxin.gateway.forms import Give
from lianxin.gateway.queries import hooks as queries
from lianxin.gateway.queries.tokens import desk_tokens, token_for
from lianxin.gateway.rules import may_give
from lianxin.people.queries import workplace


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: Request, slug: str) -> HttpResponse:
    community, is_sent = workplace(request.actor, slug), request.method == "POST"
    scopes = may_give(request.actor, community.pk, is_desk=True)
    form = Give(request.POST if is_sent else None, scopes=scopes)
    given: list[Given] = []

    def give() -> None:
        said = form.cleaned_data
        given.append(actions.give(request.actor, community, **said, now=http.now(), is_desk=True))

    refusal = tried(form, give) if is_sent else None
    context = {
        "community": community,
        "form": Give(scopes=scopes) if given else form,
        "given": given[0] if given else None,
        "tokens": desk_tokens(request.actor, community.pk)[:50],
        "hooks": queries.hooks_in(request.actor, community.pk)[:50],
        "now": http.now(),
    }
    status = refusal.status if refusal else 0
    return render(request, "gateway/desk_tokens.html", context, status=status or 200)


@require_POST
def take_back(request: Request, slug: str, pk: int) -> HttpResponse:
    community = workplace(request.actor, slug)
    token = token_for(request.actor, pk)
    if token.community_id != community.pk or not token.is_desk:
        raise NotFound
    actions.take_back(request.actor, pk, now=http.now())
    http.say(request, _("收回了，“%(name)s”从现在起用不了。") % {"name": token.name})
    return redirect("gateway_desk:tokens", slug)


@never_cache
@require_safe
def deliveries(request: Request, slug: str) -> HttpResponse:
    """What was sent and what was not."""
    community = workplace(request.actor, slug)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = queries.deliveries(request.actor, community.pk, **marks)
    return render(request, "gateway/deliveries.html", {"community": community, "page": page})


@require_POST
def stop(request: Request, slug: str, pk: int) -> HttpResponse:
    community = workplace(request.actor, slug)
    hook = queries.hook_for(request.actor, pk)
    if hook.community_id != community.pk or not hook.token.is_desk:
        raise NotFound
    actions.unsubscribe(request.actor, pk, now=http.now())
    http.say(request, _("停了，不再往那里送。"))
    return redirect("gateway_desk:tokens", slug)
