"""Messages at the desk: the street's ways out, and what was not delivered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.notifications.actions import gateways
from lianxin.notifications.forms import GatewayForm
from lianxin.notifications.queries.gateways import gateway_for, names_of
from lianxin.notifications.queries.office import office
from lianxin.notifications.rules import may_look, may_set_up

METHODS = ["GET", "HEAD", "POST"]


def _look(request: Request) -> None:
    if not may_look(request.actor):
        raise NotFound


@never_cache
@require_safe
def overview(request: Request) -> HttpResponse:
    _look(request)
    return _page(request)


def _page(
    request: Request, form: GatewayForm | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    places = names_of(request.actor.places(Role.STREET))
    context: dict[str, Any] = {
        "at_messages": True,
        "desk_name": _("消息发送"),
        "office": office(request.actor, **marks),
        "may_set_up": may_set_up(request.actor),
        "form": form or GatewayForm(None, places),
        "refusal": refusal or Refusal(),
    }
    status = refusal.status if refusal else 200
    return render(request, "notifications/desk.html", context, status=status)


@require_POST
def set_up(request: Request) -> HttpResponse:
    if not may_set_up(request.actor):
        raise NotFound
    form = GatewayForm(request.POST, names_of(request.actor.places(Role.STREET)))
    refusal = tried(form, lambda: gateways.set_up(request.actor, form.told(), now=http.now()))
    if refusal.status:
        return _page(request, form, refusal)
    http.say(request, _("接上了，请试发一条看看"))
    return redirect("messages_desk:overview")


@never_cache
@require_http_methods(METHODS)
def gateway(request: Request, pk: int) -> HttpResponse:
    """Change what is said of one; its address is not shown again."""
    found = gateway_for(request.actor, pk)
    form = GatewayForm(
        request.POST or None, names_of(request.actor.places(Role.STREET)), gateway=found
    )
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: gateways.change(request.actor, pk, form.told(found.kind), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("改好了"))
            return redirect("messages_desk:overview")
    context = {
        "at_messages": True,
        "desk_name": _("消息发送"),
        "gateway": found,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "notifications/gateway.html", context, status=refusal.status or 200)


@require_POST
def try_out(request: Request, pk: int) -> HttpResponse:
    outcome = gateways.try_out(request.actor, pk, now=http.now())
    if outcome.is_sent:
        http.say(request, _("试发出去了，请看看收到没有"))
    else:
        http.say(request, _("没有发成：对方没有收下。请核对地址。"))
    return redirect("messages_desk:overview")


@require_POST
def switch(request: Request, pk: int) -> HttpResponse:
    is_on = request.POST.get("is_on") == "1"
    gateways.switch(request.actor, pk, is_on=is_on, now=http.now())
    http.say(request, _("打开了") if is_on else _("停了，想用时再打开"))
    return redirect("messages_desk:overview")


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    gateways.remove(request.actor, pk, now=http.now())
    http.say(request, _("撤掉了，地址也忘掉了"))
    return redirect("messages_desk:overview")


@require_POST
def retry(request: Request, pk: int) -> HttpResponse:
    gateways.retry(request.actor, pk, now=http.now())
    http.say(request, _("放回去了，马上再试"))
    return redirect("messages_desk:overview")


@require_POST
def retry_all(request: Request) -> HttpResponse:
    _look(request)
    count = gateways.retry_all(request.actor, now=http.now())
    http.say(request, _("%(count)d 条放回去了，马上再试") % {"count": count})
    return redirect("messages_desk:overview")
