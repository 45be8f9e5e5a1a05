"""Party dues at the desk: a month's list, and one member's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import UNFIT, Refusal, tried
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.actions import party_dues as actions
from lianxin.party.actions.looking import look
from lianxin.party.deeds import DUES_DEEDS, ROW_DEEDS
from lianxin.party.forms.party_dues import CollectForm
from lianxin.party.queries.party_dues import DuesMonth, DuesRecord, dues_month, dues_record
from lianxin.party.rules.party_dues import month_of

DEEDS: Mapping[str, Deed] = {**DUES_DEEDS, **ROW_DEEDS}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dues(request: Request, slug: str) -> HttpResponse:
    """A month's list; a POST writes down who paid."""
    page = _month(request, slug)
    offered = [row.member.pk for row in page.rows if row.is_open]
    form = CollectForm(offered, request.POST or None, today=http.today())
    refusal = Refusal()
    if request.method == "POST":
        counted: list[int] = []
        refusal = tried(form, lambda: counted.append(_collect(request, slug, page, form)))
        if not refusal.status:
            http.say(
                request,
                ngettext(
                    "记下了 %(count)d 个人的党费。", "记下了 %(count)d 个人的党费。", counted[0]
                )
                % {"count": counted[0]},
            )
            return redirect(_address(page))
    community = page.office.community
    look(request.actor, community, community.pk, purpose="dues", now=http.now())
    context = {
        "community": community,
        "office": page.office,
        "page": page,
        "rows": page.rows,
        "form": form,
        "refusal": refusal,
        "ticked": {int(each) for each in request.POST.getlist("members") if each.isdecimal()},
    }
    return render(request, "party/desk_dues.html", context, status=refusal.status or 200)


def _month(request: Request, slug: str) -> DuesMonth:
    today = http.today()
    branch = request.GET.get("branch", "")
    return dues_month(
        request.actor,
        slug,
        _asked_month(request) or month_of(today),
        today=today,
        branch=int(branch) if branch.isdecimal() else 0,
        **{name: request.GET.get(name, "") for name in ("after", "before")},
    )


def _asked_month(request: Request) -> date | None:
    try:
        return datetime.strptime(request.GET.get("month", ""), "%Y-%m").date()  # noqa: DTZ007  # a month has no time zone
    except ValueError:
        return None


def _collect(request: Request, slug: str, page: DuesMonth, form: forms.Form) -> int:
    said = form.cleaned_data
    return actions.collect(
        request.actor, slug, said["members"], page.month, on=said["on"], now=http.now()
    )


def _address(page: DuesMonth) -> str:
    here = reverse("party_desk:dues", args=[page.office.community.slug])
    branch = f"&branch={page.branch.pk}" if page.branch else ""
    return f"{here}?month={page.month:%Y-%m}{branch}"


@require_safe
@never_cache
def member(request: Request, slug: str, pk: int) -> HttpResponse:
    office, record = dues_record(request.actor, slug, pk, today=http.today())
    look(request.actor, record.member, office.community.pk, purpose=_("核对党费"), now=http.now())
    return _page(request, record)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """What is written down of one member's dues."""
    _office, record = dues_record(request.actor, slug, pk, today=http.today())
    if (deed := DEEDS.get(verb)) is None:
        raise NotFound
    row = _row(request, record, verb)
    form = deed.form(record, request.POST, today=http.today())
    refusal = tried(form, lambda: deed.act(request.actor, row or pk, now=http.now(), **form.said()))
    if refusal.status:
        return _page(request, record, Failed(verb, form, row, refusal))
    http.say(request, deed.done)
    return redirect("party_desk:dues_member", slug, pk)


def _row(request: Request, record: DuesRecord, verb: str) -> int:
    """The row that a step is about; NotFound where it is none of this member's."""
    if verb not in ROW_DEEDS:
        return 0
    told = request.POST.get("row", "")
    rows = {"strike": record.payments, "hand_on": record.gifts}.get(verb, record.reliefs)
    if not told.isdecimal() or int(told) not in {row.pk for row in rows}:
        raise NotFound
    return int(told)


@dataclass(frozen=True, slots=True)
class Failed:
    """A step that was refused, to be shown as it was sent."""

    verb: str
    form: forms.Form
    row: int = 0
    refusal: Refusal = UNFIT


def _page(request: Request, record: DuesRecord, failed: Failed | None = None) -> HttpResponse:
    def drawn(verb: str, row: int = 0) -> tuple[str, forms.Form]:
        is_it = failed is not None and (failed.verb, failed.row) == (verb, row)
        fresh = DEEDS[verb].form(record, today=http.today())
        form = failed.form if failed and is_it else fresh
        form.auto_id = f"{verb}{row or ''}_%s"
        return verb, form

    reliefs = [
        (relief, drawn("approve" if relief.meeting else "agree", relief.pk))
        for relief in record.reliefs
    ]
    context = {
        "community": record.member.community,
        "record": record,
        "member": record.member,
        "assess": drawn("assess")[1],
        "ask": drawn("ask")[1],
        "give": drawn("give")[1],
        "payments": [(row, drawn("strike", row.pk)[1]) for row in record.payments],
        "reliefs": reliefs,
        "gifts": [(row, drawn("hand_on", row.pk)[1]) for row in record.gifts],
        "refusal": failed.refusal if failed else None,
    }
    status = failed.refusal.status if failed else 200
    return render(request, "party/desk_dues_member.html", context, status=status)
