"""Tables in and out (表格进出), one room for all kinds: send one in, see what is wrong, let it be
written, maybe take it back; or take one away.
"""

import json
from collections.abc import Sequence
from urllib.parse import quote

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
from lianxin.core.sheets import finding, running
from lianxin.core.sheets.kinds import Kind, Told, kind_coded, kinds
from lianxin.core.sheets.undoing import undo_until
from lianxin.core.sheets.writing import MEDIA_TYPE, marked, written
from lianxin.home.actions import sheets as actions
from lianxin.home.forms import SheetForm, TakeOutForm
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

SHOWN = 200
"""Faults on the page; the marked workbook has more."""


@require_safe
@never_cache
def kinds_here(request: Request, slug: str) -> HttpResponse:
    """All kinds that the reader may take in or out here."""
    community = community_by_slug(slug)
    seen = [kind for kind in kinds() if kind.sees(request.actor, community.pk)]
    if not seen:
        raise NotFound
    names = {kind.table.kind: kind for kind in seen}
    sent = finding.runs_of(request.actor, list(names), community.pk)[:20]
    context = {
        "community": community,
        "kinds": [(kind, kind.is_open(request.actor, community.pk)) for kind in seen],
        "runs": [(run, names[run.kind]) for run in sent],
    }
    return render(request, "home/sheets.html", context)


def _opened(request: Request, slug: str, code: str) -> tuple[Community, Kind]:
    """A kind that the reader may take out here."""
    community, kind = community_by_slug(slug), kind_coded(code)
    if not kind.sees(request.actor, community.pk):
        raise NotFound
    return community, kind


def _kept(request: Request, slug: str, code: str) -> tuple[Community, Kind]:
    """A kind that the reader may take in here."""
    community, kind = _opened(request, slug, code)
    if not kind.is_open(request.actor, community.pk):
        raise NotFound
    return community, kind


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: Request, slug: str, kind: str) -> HttpResponse:
    """What was sent in lately; a POST sends a new one."""
    community, found = _kept(request, slug, kind)
    form, refusal = SheetForm(), Refusal()
    if request.method == "POST":
        form = SheetForm(request.POST, request.FILES)
        sent: list[SheetRun] = []
        refusal = tried(form, lambda: sent.append(_send(request, found, community, form)))
        if not refusal.status:
            return redirect("sheets_desk:run", slug, kind, sent[0].pk)
    runs = finding.runs_of(request.actor, [found.table.kind], community.pk)
    context = {"community": community, "form": form, "runs": runs[:20], "kind": found}
    return render(request, "home/sheets_in.html", context, status=refusal.status or 200)


def _send(request: Request, kind: Kind, community: Community, form: SheetForm) -> SheetRun:
    file = form.cleaned_data["file"]
    return actions.send(request.actor, kind, community.pk, file, now=http.now())


@require_safe
@never_cache
def run(request: Request, slug: str, kind: str, pk: int) -> HttpResponse:
    """How far a table has come, and what was found."""
    community, found = _kept(request, slug, kind)
    sent, now = finding.run_for(request.actor, found.table.kind, community.pk, pk), http.now()
    context = {
        "community": community,
        "kind": found,
        "run": sent,
        "faults": sent.report.get("faults", [])[:SHOWN],
        "lines": json.loads(sent.preview) if sent.preview else [],
        "is_moving": (is_moving := sent.state in running.WAITING),
        "is_stale": is_moving and now > sent.stepped_at + running.STALE,
        "may_undo": sent.state == SheetState.DONE and now <= undo_until(sent),
        "undo_until": undo_until(sent),
    }
    template = "home/_sheet.html" if request.htmx else "home/sheet.html"
    return render(request, template, context)


@require_POST
def step(request: Request, slug: str, kind: str, pk: int, verb: str) -> HttpResponse:
    """Let a table be written, throw it away, or take it back."""
    community, found = _kept(request, slug, kind)
    actor, here, now = request.actor, community.pk, http.now()
    if verb == "confirm":
        actions.confirm(actor, found, here, pk, now=now)
    elif verb == "drop":
        actions.drop(actor, found, here, pk, now=now)
        http.say(request, _("这份表不要了，文件已经删掉。"))
        return redirect("sheets_desk:in", slug, kind)
    elif verb == "undo":
        actions.undo(actor, found, here, pk, now=now)
    else:
        raise NotFound
    return redirect("sheets_desk:run", slug, kind, pk)


@require_safe
@never_cache
def with_marks(request: Request, slug: str, kind: str, pk: int) -> HttpResponse:
    """The file as it was sent, its faulty cells coloured and told of."""
    community, found = _kept(request, slug, kind)
    sent = finding.run_for(request.actor, found.table.kind, community.pk, pk)
    if sent.state != SheetState.FAULTY:
        raise NotFound
    source = finding.source_of(sent)
    layout, faults = finding.found_in(sent, source, found.table)
    held = marked(source, layout, faults, found.table)
    return _workbook(held, _("要改的地方-%(name)s.xlsx") % {"name": sent.name.rsplit(".", 1)[0]})


@require_safe
def blank(request: Request, slug: str, kind: str) -> HttpResponse:
    """An empty table with the headings, and how to fill it in."""
    _community, found = _kept(request, slug, kind)
    return _workbook(written(found.table, []), f"{found.table.title}.xlsx")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: Request, slug: str, kind: str) -> HttpResponse:
    """What the reader may see of a kind as a workbook, narrowed as its list is; what is personal
    struck or, for a reason, in full.
    """
    community, found = _opened(request, slug, kind)
    rows = found.rows(request.actor, community.pk, request.GET, http.today())
    if not found.is_personal:
        return _rows_answer(community, found, list(rows), is_full=True)
    form = TakeOutForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        context = {"community": community, "form": form, "kind": found}
        return render(request, "home/sheets_out.html", context, status=status)
    told, here = list(rows), community.pk
    actions.take_out(request.actor, found, here, told, now=http.now(), **form.cleaned_data)
    return _rows_answer(community, found, told, is_full=form.cleaned_data["is_full"])


def _rows_answer(
    community: Community, kind: Kind, rows: Sequence[Told], *, is_full: bool
) -> HttpResponse:
    values = (row if is_full else kind.table.masked(row) for _thing, row in rows)
    return _workbook(written(kind.table, values), f"{community.name}{kind.table.title}.xlsx")


def _workbook(held: bytes, name: str) -> HttpResponse:
    """A workbook as a download under a Chinese name."""
    answer = HttpResponse(held, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "no-store"
    return answer
