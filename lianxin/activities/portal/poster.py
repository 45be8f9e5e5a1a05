"""The poster: a page to print, and the same as PDF."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from lianxin.activities import pdf
from lianxin.activities.models import Activity
from lianxin.activities.queries.access import activity_at
from lianxin.core import http
from lianxin.core.http import Request


@require_safe
def to_print(request: Request, slug: str, pk: int) -> HttpResponse:
    activity = activity_at(request.actor, slug, pk)
    context = {
        "community": activity.community,
        "activity": activity,
        "told": pdf.words(activity),
        "address": _page_of(request, activity),
    }
    return render(request, "activities/poster.html", context)


def _page_of(request: Request, activity: Activity) -> str:
    args = [activity.community.slug, activity.pk]
    return request.build_absolute_uri(reverse("activities:show", args=args))


@require_safe
def on_paper(request: Request, slug: str, pk: int) -> HttpResponse:
    activity = activity_at(request.actor, slug, pk)
    paper = pdf.poster(activity, address=_page_of(request, activity), today=http.today())
    name = content_disposition_header(as_attachment=False, filename=f"{activity.title}.pdf")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
