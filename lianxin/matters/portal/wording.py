"""The report's second step: the words, what is like it near by, the category, the photos."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import danger, http
from lianxin.core.errors import Invalid, Refused
from lianxin.core.http import Request
from lianxin.core.text import tidy
from lianxin.matters.actions import drafts as actions
from lianxin.matters.actions.filing import MOST_WORDS
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.forms.fields import answers_of
from lianxin.matters.forms.portal import What
from lianxin.matters.models import Category, CategoryQuestion, Draft
from lianxin.matters.portal import visit
from lianxin.matters.portal.wizard import of_draft, step_url
from lianxin.matters.queries.categories import (
    MOST_SUGGESTED,
    categories,
    grouped,
    questions_of,
    suggested,
)
from lianxin.matters.queries.drafts import photos_of
from lianxin.matters.queries.similar import similar

PARTS = ("words", "category", "photos")
"""In 长辈版 a screen each."""
_THEN = ("words", "preview")


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def words(request: Request, draft: Draft) -> HttpResponse:
    part = _part(request)
    rows = list(categories())
    if request.method != "POST":
        return _page(request, draft, _blank(draft, rows, part), rows, part)
    form = _sent(request, draft, rows, part)
    refused = _keep_photos(request, draft)
    is_valid = form.is_valid() and not refused
    if is_valid or "drop" in request.POST:
        return _kept(request, draft, form, rows, part)
    for message in refused:
        form.add_error("photos", message)
    return _page(request, draft, form, rows, part, status=422)


def _part(request: Request) -> str:
    if not http.is_elder(request):
        return ""
    asked = request.POST.get("part") or request.GET.get("part", "")
    return asked if asked in PARTS else PARTS[0]


def _blank(draft: Draft, rows: list[Category], part: str) -> What:
    picked = _picked(draft, rows)
    return What(draft=draft, categories=rows, questions=_questions(picked), part=part)


def _sent(request: Request, draft: Draft, rows: list[Category], part: str) -> What:
    """The form as sent, with the questions that its page showed, unless the category changed."""
    asked = request.POST.get("asked", "")
    is_same = asked.isdecimal() and asked == request.POST.get("category")
    questions = list(questions_of(int(asked))) if is_same else []
    return What(
        request.POST, request.FILES, draft=draft, categories=rows, questions=questions, part=part
    )


def _picked(draft: Draft, rows: list[Category]) -> Category | None:
    """The category chosen, or the one that the words speak of most."""
    if draft.category is not None:
        return draft.category
    return next(iter(suggested(rows, draft.words)), None)


def _questions(category: Category | None) -> list[CategoryQuestion]:
    return list(questions_of(category.pk)) if category else []


def _keep_photos(request: Request, draft: Draft) -> list[str]:
    """Keep the pictures that came along, whatever else is wanting; returns what was refused."""
    refused = []
    for file in request.FILES.getlist("photos"):
        try:
            actions.attach(visit.owner_of(request), draft.key, file, now=http.now())
        except Refused as refusal:
            refused.append(f"{file.name}：{refusal.message}")
    return refused


def _kept(
    request: Request, draft: Draft, form: What, rows: list[Category], part: str
) -> HttpResponse:
    """Keep what was typed, drop the photo that was to go, and lead on."""
    owner, before = visit.owner_of(request), draft.words
    fields = _typed(form, rows)
    if "drop" in request.POST and "words" in request.POST:
        fields["words"] = tidy(request.POST["words"])[: 2 * MOST_WORDS]
    draft = actions.write(owner, draft.key, now=http.now(), **fields)
    if (drop := request.POST.get("drop", "")).isdecimal():
        actions.detach(owner, draft.key, int(drop))
        return redirect(step_url(draft, "words", part=part, anchor="photos"))
    then, next_part, anchor = _onward(draft, form, part)
    if draft.words != before and danger.find(draft.words):
        return redirect(step_url(draft, "danger", then=then, part=next_part))
    return redirect(step_url(draft, then, part=next_part, anchor=anchor))


def _typed(form: What, rows: list[Category]) -> dict[str, Any]:
    cleaned: Mapping[str, Any] = getattr(form, "cleaned_data", {})
    found: dict[str, Any] = {name: cleaned[name] for name in ("words", "kind") if cleaned.get(name)}
    if cleaned.get("category"):
        by_pk = {row.pk: row for row in rows}
        found["category"] = by_pk[cleaned["category"]]
        found["answers"] = answers_of(cleaned)
    return found


def _onward(draft: Draft, form: What, part: str) -> tuple[str, str, str]:
    """Step, part and place on the page to which one goes from here."""
    if part == "words":
        return "words", "category", ""
    if part == "photos":
        return "preview", "", ""
    if draft.category is None:
        return "words", part, "id_category"
    was_asked = form.data.get("asked") == str(draft.category.pk)
    if not was_asked and questions_of(draft.category.pk).exists():
        return "words", part, "questions"
    return ("words", "photos", "") if part else ("preview", "", "")


def _page(
    request: Request, draft: Draft, form: What, rows: list[Category], part: str, status: int = 200
) -> HttpResponse:
    said = form.data.get("words", "") if form.is_bound else draft.words
    chosen = form.data.get("category", "") if form.is_bound else ""
    hints = _hints(request, draft, said or draft.words, rows, chosen)
    form.ask(_questions(hints["picked"]))
    context = {
        "community": draft.community,
        "draft": draft,
        "form": form,
        "part": part,
        "photos": list(photos_of(draft)),
        "most_photos": MOST_PHOTOS,
        "before": step_url(draft, "place"),
        **hints,
    }
    return render(request, "matters/report_words.html", context, status=status)


def _hints(
    request: Request, draft: Draft, said: str, rows: list[Category], chosen: str
) -> dict[str, Any]:
    """What some words call up: dangers, like matters near by, likely categories."""
    likely = suggested(rows, said)
    by_pk = {str(row.pk): row for row in rows}
    picked = by_pk.get(chosen) or draft.category or next(iter(likely), None)
    if picked is not None and picked not in likely:
        likely = [picked, *likely][:MOST_SUGGESTED]
    return {
        "has_words": bool(said.strip()),
        "dangers": danger.find(said),
        "likely": likely,
        "picked": picked,
        "groups": grouped(row for row in rows if row not in likely),
        "similar": similar(
            request.actor, draft.community_id, said, place=draft.place, category=picked
        ),
    }


@require_POST
@of_draft
def hints(request: Request, draft: Draft) -> HttpResponse:
    """The same for words that are still being typed; nothing is kept."""
    rows = list(categories())
    draft.words = tidy(request.POST.get("words", ""))[:MOST_WORDS]
    draft.category = next(
        (row for row in rows if str(row.pk) == request.POST.get("category")), None
    )
    form = _blank(draft, rows, "")
    typed = {name: request.POST[name] for name in ("kind", *form.answers) if name in request.POST}
    form.initial = {**form.initial, **typed}
    context = {
        "community": draft.community,
        "draft": draft,
        "form": form,
        **_hints(request, draft, draft.words, rows, ""),
    }
    return render(request, "matters/_hints.html", context)


@require_POST
@of_draft
def photos(request: Request, draft: Draft) -> HttpResponse:
    """One picture, sent by itself while the words are being written."""
    picture = request.FILES.get("photos")
    if picture is None:
        raise Invalid(_("没有收到照片，请再选一次。"), field="photos")
    kept = actions.attach(visit.owner_of(request), draft.key, picture, now=http.now())
    return render(request, "matters/_thumb.html", {"photo": kept, "draft": draft})


@require_safe
@of_draft
def danger_first(request: Request, draft: Draft) -> HttpResponse:
    """Whom to call before anything else (I-01); the report goes on from here."""
    then = request.GET.get("then", "")
    onward = step_url(draft, then if then in _THEN else "words", part=request.GET.get("part", ""))
    context = {
        "community": draft.community,
        "draft": draft,
        "dangers": danger.find(draft.words),
        "onward": onward,
        "before": step_url(draft, "words"),
    }
    return render(request, "matters/report_danger.html", context)
