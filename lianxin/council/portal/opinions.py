"""A question as residents see it: read by everybody, answered one statement at a time."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import Request
from lianxin.council import actions
from lianxin.council.forms.opinions import Say
from lianxin.council.models import Answer
from lianxin.council.queries.opinions import conversation, own_answers, question_for

ANSWERS = {str(value): label for value, label in Answer.CHOICES}


@require_safe
@never_cache
def question(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Say(), Refusal())


def _page(request: Request, slug: str, pk: int, form: Say, refusal: Refusal) -> HttpResponse:
    seen = conversation(request.actor, slug, pk, now=http.now())
    context = {
        "community": seen.question.community,
        "seen": seen,
        "question": seen.question,
        "told": seen.told,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "council/question.html", context, status=refusal.status or 200)


@require_POST
def answer(request: Request, slug: str, pk: int) -> HttpResponse:
    """One answer; the next statement follows on the same page."""
    question_for(request.actor, pk, slug=slug)
    sent, given = request.POST.get("statement", ""), request.POST.get("choice", "")
    try:
        actions.answer(
            request.actor,
            pk,
            statement_id=int(sent) if sent.isdecimal() and len(sent) < 19 else 0,
            choice=int(given) if given in ANSWERS else 9,
            now=http.now(),
        )
    except (OutOfOrder, Invalid, NotPermitted) as refused:
        return _page(request, slug, pk, Say(), Refusal(refused.status, refused.message))
    if request.POST.get("back") == "mine":
        http.say(request, _("改好了。"))
        return redirect("council:own_answers", slug, pk)
    return redirect(f"{reverse('council:question', args=[slug, pk])}#ask")


@require_POST
def say(request: Request, slug: str, pk: int) -> HttpResponse:
    question_for(request.actor, pk, slug=slug)
    form = Say(request.POST)
    try:
        refusal = tried(
            form,
            lambda: actions.say(request.actor, pk, text=form.cleaned_data["text"], now=http.now()),
        )
    except NotPermitted as refused:
        refusal = Refusal(refused.status, refused.message)
    if refusal.status:
        return _page(request, slug, pk, form, refusal)
    http.say(request, _("收到了，社区看过就放出来请大家表态。"))
    return redirect("council:question", slug, pk)


@require_safe
@never_cache
def own(request: Request, slug: str, pk: int) -> HttpResponse:
    """All statements with what one said to each, to change."""
    seen = conversation(request.actor, slug, pk, now=http.now())
    given = own_answers(seen.own.participant)
    shown = seen.question.statements.filter(state="shown").order_by("pk")
    rows = [(each, given.get(each.pk)) for each in shown]
    context = {
        "community": seen.question.community,
        "seen": seen,
        "question": seen.question,
        "rows": rows,
    }
    return render(request, "council/own_answers.html", context)
