"""One's own messages: all of them, and how one wants to be told."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http, keyset
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import Request
from lianxin.notifications import actions
from lianxin.notifications.actions import wishing
from lianxin.notifications.forms import MailForm, SubscriptionForm, WishesForm
from lianxin.notifications.queries.inbox import LATEST, notices_for
from lianxin.notifications.queries.keys import awaiting
from lianxin.notifications.queries.reaching import ways_for

METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_safe
def inbox(request: Request) -> HttpResponse:
    """All that one was told, the latest first."""
    if not request.actor.is_known:
        raise NotFound
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = keyset.page(notices_for(request.actor), LATEST, size=20, **marks)
    return render(request, "notifications/inbox.html", {"page": page})


@require_POST
def read_all(request: Request) -> HttpResponse:
    if not request.actor.is_known:
        raise NotFound
    if count := actions.read_all(request.actor, now=http.now()):
        http.say(request, _("%(count)d 条都算看过了") % {"count": count})
    return redirect("messages:inbox")


@never_cache
@require_http_methods(METHODS)
def wishes(request: Request) -> HttpResponse:
    """By what, when and of what one wants to be told."""
    if request.method != "POST":
        return _page(request)
    form = _wishes_form(request, request.POST)
    refusal = tried(form, lambda: wishing.choose(request.actor, form.chosen(), now=http.now()))
    if refusal.status:
        return _page(request, form=form, refusal=refusal)
    http.say(request, _("记下了"))
    return redirect("messages:wishes")


def _wishes_form(request: Request, data: Any = None) -> WishesForm:
    found = ways_for(request.actor, on=http.today())
    return WishesForm(data, found.wishes, found.hours, found.offered)


def _page(
    request: Request,
    *,
    form: WishesForm | None = None,
    mail: MailForm | None = None,
    refusal: Refusal = Refusal(),  # noqa: B008  # frozen, and the same for everybody
) -> HttpResponse:
    found = ways_for(request.actor, on=http.today())
    context = {
        "found": found,
        "form": form or WishesForm(None, found.wishes, found.hours, found.offered),
        "mail": mail or MailForm(),
        "refusal": refusal,
        "key": wishing.key_for_browsers(now=http.now()) if settings.LIANXIN_PUSH_HOSTS else "",
    }
    return render(request, "notifications/wishes.html", context, status=refusal.status or 200)


@require_POST
def give_mail(request: Request) -> HttpResponse:
    form = MailForm(request.POST)
    deed = lambda: wishing.give_mail(  # noqa: E731  # it reads what only a checked form has
        request.actor, form.cleaned_data["mail"], now=http.now()
    )
    refusal = tried(form, deed)
    if refusal.status:
        return _page(request, mail=form, refusal=refusal)
    http.say(request, _("信发去了，请打开邮箱，点里面的链接"))
    return redirect("messages:wishes")


@require_POST
def forget_mail(request: Request) -> HttpResponse:
    wishing.forget_mail(request.actor, now=http.now())
    http.say(request, _("邮箱忘掉了"))
    return redirect("messages:wishes")


@never_cache
@require_http_methods(METHODS)
def confirm(request: Request, token: str) -> HttpResponse:
    """Whoever opens the link has the mailbox; a press says that they want it."""
    if request.method == "POST":
        wishing.confirm_mail(request.actor, token, now=http.now())
        http.say(request, _("邮箱确认了，以后消息会发到那里"))
        return redirect("messages:wishes" if request.actor.is_known else "home:entry")
    return render(request, "notifications/confirm.html", {"mail": awaiting(token).mail})


@require_POST
def subscribe(request: Request) -> HttpResponse:
    """A browser's own form: it is filled in by the page's script."""
    form = SubscriptionForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("浏览器没有把通知打开，请再试一次。"))
    wishing.subscribe(request.actor, form.told(), now=http.now())
    http.say(request, _("打开了，这台设备会收到通知"))
    return redirect("messages:wishes")


@require_POST
def drop_browser(request: Request, pk: int) -> HttpResponse:
    wishing.drop_browser(request.actor, pk, now=http.now())
    http.say(request, _("关掉了，那台设备不再收到通知"))
    return redirect("messages:wishes")
