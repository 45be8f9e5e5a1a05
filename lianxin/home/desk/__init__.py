"""The desk's first pages: today, the street's communities side by side, the rules."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http, packs, rulebook
from lianxin.core.actor import CARE, DESK, PARTY, Actor, Role
from lianxin.core.errors import NotFound, Refused
from lianxin.core.http import Request
from lianxin.core.seeking import Search, asked
from lianxin.core.workdays import is_known
from lianxin.council.queries.overview import coming
from lianxin.home.forms import NewRule, SetDay, sheet
from lianxin.home.queries import finding
from lianxin.matters.queries import today as matters
from lianxin.people.queries import workplace
from lianxin.places.queries import communities, community_by_slug

NOVEMBER = 11
"""From its first day on next year's holidays are missed (C-03)."""


@never_cache
@require_safe
def desk(request: Request) -> HttpResponse:
    """To the first page of whoever asks, by their posts."""
    actor = request.actor
    if not actor.is_known:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    if actor.places(Role.STREET):
        return redirect("home:street")
    if rulebook.may_rule(actor):
        return redirect("home:rules")
    here = communities().filter(pk__in=actor.places(*DESK, *PARTY, Role.MEMBER)).first()
    if here is None:
        raise NotFound
    if actor.holds(DESK, here.pk):
        return redirect("home:today", slug=here.slug)
    if actor.holds(PARTY, here.pk):
        return redirect("party_desk:overview", slug=here.slug)
    return redirect("home:community", slug=here.slug)


@never_cache
@require_safe
def today(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    day = http.today()
    secretary, street = matters.rises(community, day)
    context = {
        "community": community,
        "day": day,
        "today": matters.today(request.actor, community, day),
        "sessions": coming(request.actor, community.pk)[:3],
        "doubtful": matters.doubtful(community, day),
        "unknown_year": _unknown_year(day),
        "secretary": secretary,
        "street": street,
    }
    return render(request, "home/today.html", context)


def _unknown_year(day: date) -> int | None:
    """The year whose holidays are wanted and not yet known, this one or from November the next."""
    if not is_known(day.year):
        return day.year
    if day.month >= NOVEMBER and not is_known(day.year + 1):
        return day.year + 1
    return None


@never_cache
@require_safe
def find(request: Request, slug: str) -> HttpResponse:
    """Everything of a community that one may read, for those who work there."""
    here = community_by_slug(slug)
    if not request.actor.holds((*DESK, *PARTY, *CARE), here.pk):
        raise NotFound
    wanted, only = asked(request.GET.get("q", "")), request.GET.get("kind", "")
    what = Search(request.actor, here.pk, wanted, http.today())
    context = {
        "community": here,
        "asked": wanted,
        "only": only,
        "groups": finding.groups(what, slug, is_desk=True, only=only),
    }
    return render(request, "home/find.html", context)


@never_cache
@require_safe
def street(request: Request) -> HttpResponse:
    actor, day = request.actor, http.today()
    here = list(communities().filter(pk__in=actor.places(Role.STREET)))
    if not here:
        raise NotFound
    standings = matters.standings(actor, day)
    context = {
        "desk_name": here[0].subdistrict.name,
        "at_street": True,
        "day": day,
        "risen": matters.risen(actor),
        "communities": [(each, standings.get(each.pk, matters.Standing())) for each in here],
    }
    return render(request, "home/desk_street.html", context)


def _reads_rules(actor: Actor) -> None:
    if not (actor.places(*DESK) or rulebook.may_rule(actor)):
        raise NotFound


@never_cache
@require_safe
def rules(request: Request) -> HttpResponse:
    _reads_rules(request.actor)
    return _rules_page(request)


def _rules_page(
    request: Request,
    *,
    rule: NewRule | None = None,
    day: SetDay | None = None,
    status: int = 200,
) -> HttpResponse:
    year = http.today().replace(month=1, day=1)
    context: dict[str, Any] = {
        "at_rules": True,
        "desk_name": _("规则"),
        "areas": rulebook.by_area(),
        "days": rulebook.days_from(year),
        "may_rule": rulebook.may_rule(request.actor),
        "rule_form": rule or NewRule(),
        "day_form": day or SetDay(),
        "unknown_year": _unknown_year(http.today()),
        "ours": packs.OURS,
    }
    return render(request, "home/rules.html", context, status=status)


@require_POST
def confirm_rule(request: Request, pk: int) -> HttpResponse:
    _reads_rules(request.actor)
    pack = rulebook.confirm(request.actor, pk, now=http.now())
    http.say(request, _("记下了：%(article)s 已核实") % {"article": pack.article})
    return redirect("home:rules")


@require_POST
def add_rule(request: Request) -> HttpResponse:
    _reads_rules(request.actor)
    form = NewRule(request.POST)
    if not form.is_valid():
        return _rules_page(request, rule=form, status=422)
    try:
        pack = rulebook.add(request.actor, form.pack(), now=http.now())
    except Refused as refusal:
        if refusal.field is None:
            raise
        form.add_error(refusal.field, refusal.message)
        return _rules_page(request, rule=form, status=422)
    http.say(request, _("记下了，从 %(day)s 起用") % {"day": pack.effective_from.isoformat()})
    return redirect("home:rules")


@require_POST
def set_day(request: Request) -> HttpResponse:
    _reads_rules(request.actor)
    form = SetDay(request.POST)
    if not form.is_valid():
        return _rules_page(request, day=form, status=422)
    rulebook.set_day(request.actor, now=http.now(), **form.cleaned_data)
    http.say(request, _("记下了，时限会照着算"))
    return redirect("home:rules")


@require_POST
def unset_day(request: Request, pk: int) -> HttpResponse:
    _reads_rules(request.actor)
    rulebook.unset_day(request.actor, pk, now=http.now())
    http.say(request, _("这一天又照日历算"))
    return redirect("home:rules")


@require_safe
def components(request: Request) -> HttpResponse:
    """Everything that pages are made of, side by side, for those who work here."""
    _reads_rules(request.actor)
    return render(request, "home/components.html", sheet())
