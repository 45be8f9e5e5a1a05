"""The council's own page, its charter, members and terms."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request, namespace_of
from lianxin.council import actions
from lianxin.council.forms.charter import CharterForm, MemberForm, ReleaseForm, TermForm
from lianxin.council.models import Council, CouncilKind
from lianxin.council.queries.law import NOTICE, rule_for
from lianxin.council.queries.overview import Desk, desk
from lianxin.council.rules.access import kind_named
from lianxin.organisations.queries import names_of

TOOLS = "council_desk:members"


def _kind(request: Request) -> CouncilKind:
    return kind_named(namespace_of(request))


def _to(request: Request, name: str, slug: str) -> HttpResponse:
    """To a page of the same council: both kinds have pages of the same names."""
    return redirect(reverse(name, args=[slug], current_app=namespace_of(request)))


@require_GET
@never_cache
def council(request: Request, slug: str) -> HttpResponse:
    page = desk(request.actor, slug, now=http.now(), kind=_kind(request))
    context = {"community": page.seen.community, "page": page, "seen": page.seen}
    return render(request, "council/desk_council.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def charter(request: Request, slug: str) -> HttpResponse:
    """The charter; where there is no council yet, writing it founds one."""
    now = http.now()
    page = desk(request.actor, slug, now=now, kind=_kind(request))
    held = page.seen.council
    law = rule_for(held or Council(community=page.seen.community), NOTICE, now=now)
    form = CharterForm(held, request.POST or None, notice_days=law.count)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(form, lambda: _write(request, page, form))
        if not refusal.status:
            http.say(request, _("章程写好了。"))
            return _to(request, "council_desk:council", slug)
    context = {
        "community": page.seen.community,
        "page": page,
        "council": held,
        "form": form,
        "refusal": refusal,
        "revision": held.revision if held else "",
    }
    return render(request, "council/desk_charter.html", context, status=refusal.status or 200)


def _write(request: Request, page: Desk, form: CharterForm) -> Council:
    now, made = http.now(), form.charter()
    if held := page.seen.council:
        seen = form.cleaned_data["seen"]
        return actions.amend(request.actor, held.pk, made, now=now, seen=seen)
    on = http.local_day(now)
    return actions.found(
        request.actor,
        page.seen.community,
        made,
        founded_on=on,
        now=now,
        kind=_kind(request),
    )


def _senders(page: Desk) -> list[tuple[int, str]]:
    """The organisations that may send delegates; none to a council of residents."""
    if page.seen.kind != CouncilKind.JOINT:
        return []
    found = names_of(page.seen.community.pk, on=http.today())
    return list(found.values_list("pk", "name"))


def _members(request: Request, slug: str, refusal: Refusal, **forms: Any) -> HttpResponse:
    page = desk(request.actor, slug, now=http.now(), kind=_kind(request))
    context = {
        "community": page.seen.community,
        "page": page,
        "seen": page.seen,
        "refusal": refusal,
        "member": forms.get("member")
        or MemberForm(_senders(page), initial={"since": http.today()}),
        "term": forms.get("term") or TermForm(list(page.seen.members)),
        "today": http.today(),
    }
    return render(request, "council/desk_members.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: Request, slug: str) -> HttpResponse:
    """The members; a POST seats one more."""
    if request.method != "POST":
        return _members(request, slug, Refusal())
    page = desk(request.actor, slug, now=http.now(), kind=_kind(request))
    form = MemberForm(_senders(page), request.POST)
    council_id = _id_of(page)
    refusal = tried(
        form,
        lambda: actions.admit(
            request.actor,
            council_id,
            form.seating(),
            since=form.cleaned_data["since"],
            now=http.now(),
        ),
    )
    if refusal.status:
        return _members(request, slug, refusal, member=form)
    http.say(request, _("%(name)s进了议事会。") % {"name": form.cleaned_data["name"]})
    return _to(request, TOOLS, slug)


@require_POST
def release(request: Request, slug: str, pk: int) -> HttpResponse:
    page, form = (
        desk(request.actor, slug, now=http.now(), kind=_kind(request)),
        ReleaseForm(request.POST),
    )
    if pk not in {member.pk for member in page.seen.members}:
        raise NotFound
    refusal = tried(
        form,
        lambda: actions.release(
            request.actor, pk, until=form.cleaned_data["until"], now=http.now()
        ),
    )
    if refusal.status:
        words = refusal.message or " ".join(map(str, form.errors.get("until", ())))
        return _members(request, slug, Refusal(refusal.status, words))
    http.say(request, _("记下了最后一天，以前的会议记录不变。"))
    return _to(request, TOOLS, slug)


@require_POST
def term(request: Request, slug: str) -> HttpResponse:
    page = desk(request.actor, slug, now=http.now(), kind=_kind(request))
    form, council_id = TermForm(list(page.seen.members), request.POST), _id_of(page)
    refusal = tried(
        form,
        lambda: actions.begin_term(
            request.actor,
            council_id,
            since=form.cleaned_data["since"],
            until=form.cleaned_data["until"],
            leaving_ids=form.cleaned_data["leaving"],
            now=http.now(),
        ),
    )
    if refusal.status:
        return _members(request, slug, refusal, term=form)
    http.say(request, _("新一届开始了。"))
    return _to(request, TOOLS, slug)


def _id_of(page: Desk) -> int:
    if page.seen.council is None:
        raise NotFound
    return page.seen.council.pk
