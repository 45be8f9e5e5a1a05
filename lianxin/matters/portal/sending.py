"""The report's third step: what the public will see, and out it goes."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lianxin.core import http, pii
from lianxin.core.errors import Refused
from lianxin.core.fields import put_refusal
from lianxin.core.http import Request
from lianxin.matters.actions import drafts as actions
from lianxin.matters.forms.portal import Send
from lianxin.matters.models import Draft
from lianxin.matters.portal import visit
from lianxin.matters.portal.wizard import arrived, of_draft, step_url
from lianxin.matters.queries.categories import questions_of
from lianxin.matters.queries.drafts import photos_of
from lianxin.matters.queries.promise import reply_days


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def preview(request: Request, draft: Draft) -> HttpResponse:
    if not draft.words or draft.category is None:
        return redirect(step_url(draft, "words"))
    if request.method != "POST":
        return _page(request, draft, Send(draft=draft, known_name=request.actor.name))
    form = Send(request.POST, draft=draft, known_name=request.actor.name)
    if not form.is_valid():
        return _page(request, draft, form, status=422)
    owner = visit.owner_of(request)
    try:
        matter = actions.send(request.actor, owner, draft.key, now=http.now(), **form.cleaned_data)
    except Refused as refusal:
        put_refusal(form, refusal)
        return _page(request, draft, form, status=refusal.status)
    return arrived(request, matter)


def _page(request: Request, draft: Draft, form: Send, status: int = 200) -> HttpResponse:
    is_struck = "is_struck" in form.data if form.is_bound else draft.is_struck
    context = {
        "community": draft.community,
        "draft": draft,
        "form": form,
        "place": draft.place.public_label if draft.place else draft.place_words,
        "pieces": list(_pieces(draft.words, is_struck=is_struck)),
        "found": {span.kind for span in pii.find(draft.words)},
        "answers": list(_answers(draft)),
        "photos": list(photos_of(draft)),
        "reply_days": reply_days(draft.community, on=http.today()),
        "before": step_url(draft, "words"),
    }
    return render(request, "matters/report_preview.html", context, status=status)


def _pieces(words: str, *, is_struck: bool) -> Iterator[tuple[str, bool]]:
    """The words in pieces, each with whether it is personal data, as it will be shown."""
    at = 0
    for span in pii.find(words):
        yield words[at : span.start], False
        yield (span.masked if is_struck else words[span.start : span.end]), True
        at = span.end
    yield words[at:], False


def _answers(draft: Draft) -> Iterator[str]:
    for question in questions_of(draft.category_id or 0):
        if (given := draft.answers.get(question.code)) not in (None, ""):
            yield f"{question.label} {given}{question.unit}"
