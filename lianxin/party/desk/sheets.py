"""A roster from Excel: send it in, see what is wrong, let it be written, and maybe take it back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.models import SheetRun, SheetState
from lianxin.core.sheets import running
from lianxin.core.sheets.writing import marked, written
from lianxin.party.actions import sheet as actions
from lianxin.party.desk.roster import sheet_answer
from lianxin.party.forms.sheets import SheetForm
from lianxin.party.queries.access import Office, office_of
from lianxin.party.queries.judging import ROSTER

SHOWN = 200
"""Faults on the page; the marked workbook has more."""


def _office(request: Request, slug: str) -> Office:
    office = office_of(request.actor, slug)
    if not office.is_whole:
        raise NotFound
    return office


def _run(request: Request, office: Office, pk: int) -> SheetRun:
    return running.run_for(request.actor, ROSTER.kind, office.community.pk, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: Request, slug: str) -> HttpResponse:
    """What was sent in lately; a POST sends a new one."""
    office = _office(request, slug)
    form, refusal = SheetForm(), Refusal()
    if request.method == "POST":
        form = SheetForm(request.POST, request.FILES)
        sent: list[SheetRun] = []
        refusal = tried(form, lambda: sent.append(_send(request, office, form)))
        if not refusal.status:
            return redirect("party_desk:sheet", slug, sent[0].pk)
    runs = running.runs_of(request.actor, ROSTER.kind, office.community.pk)
    context = {"community": office.community, "form": form, "runs": runs[:20], "table": ROSTER}
    return render(request, "party/desk_sheets.html", context, status=refusal.status or 200)


def _send(request: Request, office: Office, form: SheetForm) -> SheetRun:
    file = form.cleaned_data["file"]
    return actions.send(request.actor, office.community.pk, file, now=http.now())


@require_safe
@never_cache
def sheet(request: Request, slug: str, pk: int) -> HttpResponse:
    """How far a table has come, and what was found."""
    office = _office(request, slug)
    run = _run(request, office, pk)
    context = {
        "community": office.community,
        "run": run,
        "faults": run.report.get("faults", [])[:SHOWN],
        "is_moving": run.state in running.WAITING,
        "may_undo": run.state == SheetState.DONE and http.now() <= running.undo_until(run),
        "undo_until": running.undo_until(run),
    }
    template = "party/_sheet.html" if request.htmx else "party/desk_sheet.html"
    return render(request, template, context)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Let a table be written, throw it away, or take it back."""
    office = _office(request, slug)
    actor, here, now = request.actor, office.community.pk, http.now()
    if verb == "confirm":
        actions.confirm(actor, here, pk, now=now)
    elif verb == "drop":
        actions.drop(actor, here, pk, now=now)
        http.say(request, _("这份表不要了，文件已经删掉。"))
        return redirect("party_desk:sheets", slug)
    elif verb == "undo":
        actions.undo(actor, here, pk, now=now)
        http.say(request, _("整份撤销了，名册回到导入以前。"))
    else:
        raise NotFound
    return redirect("party_desk:sheet", slug, pk)


@require_safe
@never_cache
def with_marks(request: Request, slug: str, pk: int) -> HttpResponse:
    """The file as it was sent, its faulty cells coloured and told of."""
    office = _office(request, slug)
    run = _run(request, office, pk)
    if run.state != SheetState.FAULTY:
        raise NotFound
    source = running.source_of(run)
    layout, faults = running.found_in(run, source, ROSTER)
    held = marked(source, layout, faults, ROSTER)
    return sheet_answer(held, _("要改的地方-%(name)s.xlsx") % {"name": run.name.rsplit(".", 1)[0]})


@require_safe
def blank(request: Request, slug: str) -> HttpResponse:
    """An empty table with the headings, and how to fill it in."""
    _office(request, slug)
    return sheet_answer(written(ROSTER, []), f"{ROSTER.title}.xlsx")
