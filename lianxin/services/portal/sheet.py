"""The route sheet: a page that works without a line, by a private link, and sends once."""

import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import calendars, http
from lianxin.core.answering import Refusal, tried
from lianxin.core.calendars import Happening
from lianxin.core.errors import Refused
from lianxin.core.http import Request
from lianxin.services.actions.calling import record
from lianxin.services.forms.rounds import Record
from lianxin.services.pdf import paper
from lianxin.services.portal.visit import bearing
from lianxin.services.queries.sheet import Sheet, sheet

MOST_RECORDS = 50
MOST_LETTERS = 200_000


@require_safe
@never_cache
def show(request: Request, token: str) -> HttpResponse:
    return _page(request, token)


def _page(
    request: Request, token: str, failed: tuple[int, Record, Refusal] | None = None
) -> HttpResponse:
    found = sheet(token, today=http.today())
    pk, form, refusal = failed or (0, None, Refusal())
    forms = [
        (each, form if each.visit.pk == pk and form else Record(auto_id=f"v{each.visit.pk}_%s"))
        for each in found.planned
    ]
    context = {
        "sheet": found,
        "community": found.member.team.community,
        "token": token,
        "forms": forms,
        "refusal": refusal,
    }
    return render(request, "services/sheet.html", context, status=refusal.status or 200)


@require_POST
def record_one(request: Request, token: str, pk: int) -> HttpResponse:
    """Without JavaScript the same form posts and comes back."""
    sheet(token, today=http.today())
    form = Record(request.POST, request.FILES, auto_id=f"v{pk}_%s")
    actor = bearing(request.actor, token)
    refusal = tried(
        form,
        lambda: record(actor, pk, form.told(), now=http.now(), photo=form.cleaned_data["photo"]),
    )
    if refusal.status:
        return _page(request, token, (pk, form, refusal))
    http.say(request, _("记下了。"))
    return redirect("services_sheet:sheet", token)


# The private link is the leave itself, not a cookie; a page kept without a line has no token.
@csrf_exempt
@require_POST
def records(request: Request, token: str) -> JsonResponse:
    """What was written without a line: each is done once under its key, and answered by it."""
    sheet(token, today=http.today())
    told = _sent(request)
    if told is None:
        return JsonResponse({"results": []}, status=422)
    results = [_result(request, token, each) for each in told[:MOST_RECORDS]]
    return JsonResponse({"results": results})


def _sent(request: Request) -> list[dict[str, Any]] | None:
    """The records that came, or None where there are none."""
    try:
        told = json.loads(request.POST.get("records", "")[:MOST_LETTERS])
    except ValueError:
        return None
    is_fit = isinstance(told, list) and all(isinstance(each, dict) for each in told)
    return told if is_fit else None


def _result(request: Request, token: str, told: dict[str, Any]) -> dict[str, str]:
    key, pk = str(told.get("key", "")), told.get("visit")
    photo = request.FILES.get(f"photo-{key}")
    form = Record({name: value for name, value in told.items() if name != "visit"})
    if not isinstance(pk, int) or not form.is_valid():
        said = "".join(str(error) for errors in form.errors.values() for error in errors)
        return {"key": key, "state": "refused", "words": said or _("没有写全，补一补。")}
    try:
        record(bearing(request.actor, token), pk, form.told(), now=http.now(), photo=photo)
    except Refused as refusal:
        return {"key": key, "state": "refused", "words": refusal.message}
    return {"key": key, "state": "done", "words": ""}


@require_safe
@never_cache
def worker(request: Request, token: str) -> HttpResponse:
    """Its scope is this sheet's own address and nothing beside it."""
    sheet(token, today=http.today())
    made = render(request, "services/sheet_worker.js", {"token": token})
    made["Content-Type"] = "text/javascript; charset=utf-8"
    return made


@require_safe
@never_cache
def on_paper(_request: Request, token: str) -> HttpResponse:
    made = paper(sheet(token, today=http.today()))
    return HttpResponse(made, content_type="application/pdf")


@require_safe
@never_cache
def calendar(_request: Request, token: str) -> HttpResponse:
    made = _calendar(sheet(token, today=http.today()))
    return HttpResponse(made, content_type=calendars.MIME)


def _calendar(found: Sheet) -> bytes:
    """Where and when, and nothing of what is wrong there: calendars lie with third parties."""
    now = http.now()
    return calendars.written(
        found.member.team.name,
        [
            Happening(
                uid=f"visit-{line.visit.pk}",
                summary=line.visit.request.service.name,
                starts_at=line.visit.starts_at,
                ends_at=line.visit.ends_at,
                stamped_at=now,
                where=line.visit.request.place_label,
            )
            for line in found.planned
        ],
    )
