"""A member's own Party life: what they are called to, leave, and the code that is shown there."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.party.actions import attending
from lianxin.party.forms.called import CodeForm, LeaveForm
from lianxin.party.queries.own import own_call, own_life


@require_safe
@never_cache
def life(request: Request, slug: str) -> HttpResponse:
    own = own_life(request.actor, slug)
    context = {"community": own.community, "own": own}
    return render(request, "party/own_life.html", context)


@require_safe
@never_cache
def meeting(request: Request, slug: str, pk: int) -> HttpResponse:
    return _answer(request, slug, pk, Refusal())


def _answer(
    request: Request,
    slug: str,
    pk: int,
    refusal: Refusal,
    *,
    leave: LeaveForm | None = None,
    code: CodeForm | None = None,
) -> HttpResponse:
    call = own_call(request.actor, slug, pk)
    context = {
        "community": call.meeting.community,
        "call": call,
        "leave": leave or LeaveForm(auto_id="leave_%s"),
        "code": code or CodeForm(auto_id="code_%s"),
        "refusal": refusal,
    }
    return render(request, "party/own_meeting.html", context, status=refusal.status or 200)


@require_POST
def ask_leave(request: Request, slug: str, pk: int) -> HttpResponse:
    form = LeaveForm(request.POST, auto_id="leave_%s")
    own_call(request.actor, slug, pk)
    refusal = tried(
        form,
        lambda: attending.ask_leave(
            request.actor, pk, reason=form.cleaned_data["reason"], now=http.now()
        ),
    )
    if refusal.status:
        return _answer(request, slug, pk, refusal, leave=form)
    http.say(request, _("请假记下了。"))
    return redirect("party:own_meeting", slug, pk)


@require_POST
def check_in(request: Request, slug: str, pk: int) -> HttpResponse:
    form = CodeForm(request.POST, auto_id="code_%s")
    own_call(request.actor, slug, pk)
    refusal = tried(
        form,
        lambda: attending.check_in(
            request.actor, pk, code=form.cleaned_data["code"], now=http.now()
        ),
    )
    if refusal.status:
        return _answer(request, slug, pk, refusal, code=form)
    http.say(request, _("记您到会了。"))
    return redirect("party:own_meeting", slug, pk)
