"""The fund's own page at the desk: its budgets, its overseers, its books."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.core.sheets.writing import MEDIA_TYPE
from lianxin.funds import actions
from lianxin.funds.forms.fund import (
    BudgetForm,
    FundForm,
    OverseerForm,
    PurposeForm,
    ReverseForm,
    UntilForm,
)
from lianxin.funds.queries.overview import Desk, desk, voucher_for

ASKED = ("year", "q", "use", "after", "before")
FORMS: Mapping[str, Callable[..., django_forms.Form]] = {
    "found": FundForm,
    "propose_budget": BudgetForm,
    "seat_overseer": OverseerForm,
}
SAID: Mapping[str, Text] = {
    "found": _("专项经费设好了。"),
    "propose_budget": _("登记好了，等街道核定。"),
    "seat_overseer": _("名单上加好了。"),
}


@require_safe
@never_cache
def fund(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug)


def _page(
    request: Request, slug: str, *, verb: str = "", form: Any = None, refusal: Refusal | None = None
) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:300] for name in ASKED}
    page = desk(request.actor, slug, now=http.now(), **asked)
    drawn = {name: made(initial=_usual(name)) for name, made in FORMS.items()}
    drawn |= {verb: form} if form else {}
    context = {
        "community": page.seen.community,
        "page": page,
        "seen": page.seen,
        "asked": asked,
        "forms": drawn,
        "purpose": form if verb == "export" else PurposeForm(),
        "refusal": refusal,
        "today": http.today(),
    }
    return render(
        request, "funds/desk_fund.html", context, status=refusal.status if refusal else 200
    )


def _usual(name: str) -> dict[str, Any]:
    today = http.today()
    return {"year": today.year} if name == "propose_budget" else {"since": today}


@require_POST
def step(request: Request, slug: str, verb: str) -> HttpResponse:
    """Found the fund, enter a year's money, put somebody on the oversight committee's list."""
    page = desk(request.actor, slug, now=http.now())
    if verb not in FORMS:
        raise NotFound
    form = FORMS[verb](request.POST)
    refusal = tried(form, lambda: _do(request, page, verb, form.cleaned_data))
    if refusal.status:
        return _page(request, slug, verb=verb, form=form, refusal=refusal)
    http.say(request, SAID[verb])
    return redirect("funds_desk:fund", slug)


def _do(request: Request, page: Desk, verb: str, told: dict[str, Any]) -> object:
    actor, now, place = request.actor, http.now(), page.seen.community
    if verb == "found":
        return actions.found(actor, place, now=now, **told)
    if verb == "seat_overseer":
        return actions.seat_overseer(actor, place.pk, now=now, **told)
    if page.seen.fund is None:
        raise NotFound
    return actions.propose_budget(actor, page.seen.fund.pk, now=now, **told)


def _year(request: Request, slug: str, pk: int) -> None:
    """Refuse a year of another community than the address says."""
    page = desk(request.actor, slug, now=http.now())
    if pk not in {each.pk for each in page.seen.budgets}:
        raise NotFound


@require_POST
def approve(request: Request, slug: str, pk: int) -> HttpResponse:
    _year(request, slug, pk)
    refusal = tried(
        _bare(request), lambda: actions.approve_budget(request.actor, pk, now=http.now())
    )
    if refusal.status:
        return _page(request, slug, refusal=refusal)
    http.say(request, _("核定了，可以安排项目。"))
    return redirect("funds_desk:fund", slug)


@require_POST
def close(request: Request, slug: str, pk: int) -> HttpResponse:
    _year(request, slug, pk)
    refusal = tried(_bare(request), lambda: actions.close_year(request.actor, pk, now=http.now()))
    if refusal.status:
        return _page(request, slug, refusal=refusal)
    http.say(request, _("这一年结账了。"))
    return redirect("funds_desk:fund", slug)


def _bare(request: Request) -> django_forms.Form:
    return django_forms.Form(request.POST)


@require_POST
def export(request: Request, slug: str, pk: int, kind: str) -> HttpResponse:
    """The books for the auditor; why is asked and kept."""
    _year(request, slug, pk)
    form, held = PurposeForm(request.POST), list[bytes]()
    refusal = tried(
        form,
        lambda: held.append(
            actions.export(request.actor, pk, kind, now=http.now(), **form.cleaned_data)
        ),
    )
    if refusal.status:
        return _page(request, slug, verb="export", form=form, refusal=refusal)
    media = MEDIA_TYPE if kind == "xlsx" else "text/plain; charset=utf-8"
    response = HttpResponse(held[0], content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{slug}-fund-{pk}.{kind}"'
    return response


@require_POST
def reverse(request: Request, slug: str, pk: int) -> HttpResponse:
    """Take a mistaken payment back."""
    voucher = voucher_for(request.actor, pk)
    desk(request.actor, slug, now=http.now())
    if voucher.community.slug != slug:
        raise NotFound
    form = ReverseForm(request.POST)
    refusal = tried(form, lambda: actions.reverse(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        words = refusal.message or " ".join(map(str, form.errors.get("words", ())))
        return _page(request, slug, refusal=Refusal(refusal.status, words))
    http.say(request, _("冲销好了，原来的一笔还留着。"))
    return redirect("funds_desk:project", slug, voucher.project_id)


@require_POST
def release(request: Request, slug: str, pk: int) -> HttpResponse:
    page, form = desk(request.actor, slug, now=http.now()), UntilForm(request.POST)
    if pk not in {each.pk for each in page.overseers}:
        raise NotFound
    refusal = tried(
        form,
        lambda: actions.release_overseer(request.actor, pk, now=http.now(), **form.cleaned_data),
    )
    if refusal.status:
        words = refusal.message or " ".join(map(str, form.errors.get("until", ())))
        return _page(request, slug, refusal=Refusal(refusal.status, words))
    http.say(request, _("记下了最后一天。"))
    return redirect("funds_desk:fund", slug)
