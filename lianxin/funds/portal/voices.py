"""What residents say: an idea for the fund, an objection to a project on notice."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.http import Request
from lianxin.core.pace import spend
from lianxin.funds import actions
from lianxin.funds.forms.voices import IdeaForm, ObjectionForm
from lianxin.funds.portal.fund import shown
from lianxin.funds.queries import project_for
from lianxin.funds.queries.law import VOICES, count_for
from lianxin.funds.queries.voices import ideas as ideas_of
from lianxin.places.models import Community


def pace(request: Request, community: Community) -> None:
    """So many times an hour somebody says something of the fund."""
    most = count_for(community, VOICES, now=http.now())
    spend("funds.voices", str(request.actor.user_id), most=most, now=http.now())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ideas(request: Request, slug: str) -> HttpResponse:
    """Everybody's ideas with their answers; a POST says one's own."""
    marks = {name: request.GET.get(name, "")[:300] for name in ("after", "before")}
    page = ideas_of(request.actor, slug, **marks)
    is_sent = request.method == "POST" and request.actor.is_known
    form = IdeaForm(request.POST if is_sent else None)
    refusal = Refusal()
    if is_sent:
        pace(request, page.community)
        refusal = tried(
            form,
            lambda: actions.raise_idea(
                request.actor, page.community, **form.said(), now=http.now()
            ),
        )
        if not refusal.status:
            http.say(request, _("收到了。社区看过会答复您，答复大家都看得到。"))
            return redirect("funds:ideas", slug)
    context = {"community": page.community, "page": page, "form": form, "refusal": refusal}
    return render(request, "funds/ideas.html", context, status=refusal.status or 200)


@require_POST
def withdraw(request: Request, slug: str, pk: int) -> HttpResponse:
    actions.withdraw_idea(request.actor, pk, now=http.now())
    http.say(request, _("收回了。"))
    return redirect("funds:ideas", slug)


@require_POST
def object_to(request: Request, slug: str, pk: int) -> HttpResponse:
    project = project_for(request.actor, pk, slug=slug)
    pace(request, project.community)
    form = ObjectionForm(request.POST)
    refusal = tried(
        form,
        lambda: actions.object_to(
            request.actor, pk, words=form.cleaned_data["words"], now=http.now()
        ),
    )
    if refusal.status:
        return shown(request, slug, pk, form=form, refusal=refusal)
    http.say(request, _("收到了。社区要先答复您的意见，才能实施。"))
    return redirect("funds:project", slug, pk)
