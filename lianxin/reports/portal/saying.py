"""Residents' say on a published card (群众测评)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.reports import actions
from lianxin.reports.forms import SayForm
from lianxin.reports.queries.editions import published
from lianxin.reports.queries.saying import own_marks, said_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: Request, slug: str, year: int) -> HttpResponse:
    edition = published(slug, year)
    if edition is None or edition.frozen is None:
        raise NotFound
    marks, words = own_marks(request.actor, edition)
    data = request.POST if request.method == "POST" else None
    form = SayForm(edition.frozen, marks, words, data)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.say(
                request.actor,
                slug,
                year,
                marks=form.marks(),
                words=form.cleaned_data["words"],
                now=http.now(),
            ),
        )
        if not refusal.status:
            http.say(request, _("收到了，谢谢您。两周里还可以改。"))
            return redirect("reports:card", slug, year)
    context = {
        "community": edition.community,
        "edition": edition,
        "year": year,
        "form": form,
        "said": said_of(edition, today=http.today()),
        "refusal": refusal,
    }
    return render(request, "reports/say.html", context, status=refusal.status or 200)
