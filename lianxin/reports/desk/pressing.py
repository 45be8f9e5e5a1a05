"""The street's desk: all cards of a year at one press, how far they are, and the file."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.reports import actions
from lianxin.reports.models import ParcelKind
from lianxin.reports.queries.pressing import parcel_for, parcels_here


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def parcels(request: Request, year: int) -> HttpResponse:
    kind = request.POST.get("kind", "")
    if kind in ParcelKind.values:
        _parcel, is_new = actions.order(
            request.actor,
            year,
            kind,
            site=request.build_absolute_uri("/"),
            language=get_language() or "zh-hans",
            now=http.now(),
        )
        if not is_new:
            http.say(request, _("这一年的正在做，做好了才能再做一份。"))
        return redirect("reports_street:parcels", year)
    street, found = parcels_here(request.actor, year, today=http.today())
    context = {
        "desk_name": street.name,
        "at_street": True,
        "year": year,
        "kinds": ParcelKind.choices,
        "latest": found[0] if found else None,
        "earlier": found[1:],
        "making": bool(found) and found[0].is_making,
        "is_unchosen": request.method == "POST",
    }
    name = "_parcel.html" if request.headers.get("HX-Request") else "desk_parcels.html"
    status = 422 if request.method == "POST" else 200
    return render(request, f"reports/{name}", context, status=status)


@never_cache
@require_safe
def fetch(request: Request, year: int, pk: int) -> HttpResponseBase:
    """The file, as long as it is kept."""
    parcel = parcel_for(request.actor, year, pk)
    if not parcel.file:
        raise NotFound
    title = _("%(street)s%(year)d年成绩单") % {"street": parcel.subdistrict.name, "year": year}
    return FileResponse(
        parcel.file.open("rb"),
        as_attachment=True,
        filename=f"{title}.zip",
        content_type="application/zip",
    )
