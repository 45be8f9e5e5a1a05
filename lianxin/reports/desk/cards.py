"""A community's years, and one year's card as it is written, remarked on, signed and published."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import Request
from lianxin.people.queries import workplace
from lianxin.reports import actions, queries
from lianxin.reports.forms import (
    AnswerForm,
    CorrectForm,
    DeclareForm,
    HideForm,
    RemarkForm,
    TextsForm,
)
from lianxin.reports.models import Edition
from lianxin.reports.queries import editions
from lianxin.reports.queries.kinds import OF_SECTION
from lianxin.reports.queries.pictures import faded
from lianxin.reports.queries.saying import said_of, unread
from lianxin.reports.queries.sections import FIGURES
from lianxin.reports.queries.text import bare, replaced
from lianxin.reports.queries.watching import moved
from lianxin.reports.rules import EDITION_FLOW, oversees, signs
from lianxin.reports.sentences import read


@require_GET
def cards(request: Request, slug: str) -> HttpResponse:
    community, years = queries.years_of(request.actor, slug, today=http.today())
    return render(request, "reports/cards.html", {"community": community, "years": years})


@never_cache
@require_safe
def edit(request: Request, slug: str, year: int) -> HttpResponse:
    workplace(request.actor, slug)
    edition = editions.under_way(request.actor, slug, year)
    if edition is None:
        return _beginning(request, slug, year)
    return _page(request, edition)


def _beginning(
    request: Request, slug: str, year: int, form: CorrectForm | None = None, status: int = 200
) -> HttpResponse:
    """What there is of a year before anybody writes: the live card, or the published one."""
    community = workplace(request.actor, slug)
    live = queries.live(slug, year, today=http.today())
    last = editions.published(slug, year)
    context = {
        "community": community,
        "year": year,
        "doc": live,
        "last": last,
        "said": said_of(last, today=http.today()) if last else None,
        "unread": unread(community.pk) if last else (),
        "faded": faded(last, today=http.today()) if last else (),
        "hide": HideForm(),
        "form": form or CorrectForm(),
    }
    return render(request, "reports/desk_begin.html", context, status=status)


@require_POST
def begin(request: Request, slug: str, year: int) -> HttpResponse:
    workplace(request.actor, slug)
    if editions.published(slug, year) is None:
        actions.begin(request.actor, slug, year, now=http.now())
        return redirect("reports_desk:edit", slug, year)
    form = CorrectForm(request.POST)
    refusal = tried(
        form,
        lambda: actions.correct(request.actor, slug, year, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        return _beginning(request, slug, year, form, refusal.status)
    http.say(request, _("新的一版开始了，公布以前，现在这一版照旧有效。"))
    return redirect("reports_desk:edit", slug, year)


def _page(
    request: Request,
    edition: Edition,
    refusal: Refusal | None = None,
    **bound: forms.Form,
) -> HttpResponse:
    actor, today = request.actor, http.today()
    community = edition.community
    if edition.frozen is None:
        card = queries.card_of(community.slug, edition.year, today=today)
        doc = queries.doc_of(card, edition.texts)
    else:
        doc = edition.frozen
    texts = bound.get("texts") or TextsForm(edition, doc)
    numbers = {code: figure["words"] for code, figure in doc["figures"].items()}
    context = {
        "community": community,
        "edition": edition,
        "year": edition.year,
        "doc": doc,
        "read": read(doc),
        "form": texts,
        "steps": EDITION_FLOW.open_to(actor, edition),
        "remarks": [
            (each, AnswerForm(auto_id=f"answer{each.pk}_%s"))
            for each in edition.remarks.order_by("pk")
        ],
        "bare": {name: bare(text, numbers) for name, text in edition.texts.items()},
        "figures": doc["figures"],
        "faded": faded(edition, today=today),
        "since": moved(edition, doc, today=today),
        "yesterday": today - timedelta(days=1),
        "declare": bound.get("declare") or DeclareForm(doc),
        "may_declare": signs(actor, edition),
        "may_remark": oversees(actor, edition) and edition.frozen is None,
        "remark_form": RemarkForm(doc),
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    return render(request, "reports/desk_edit.html", context, status=status)


def _edition(request: Request, slug: str, year: int) -> Edition:
    workplace(request.actor, slug)
    if found := editions.under_way(request.actor, slug, year):
        return found
    raise NotFound


@require_POST
def write(request: Request, slug: str, year: int) -> HttpResponse:
    edition = _edition(request, slug, year)
    doc = queries.live(slug, year, today=http.today())
    form = TextsForm(edition, doc, request.POST)
    refusal = tried(
        form,
        lambda: actions.write(
            request.actor,
            edition.pk,
            form.texts(),
            seen=form.cleaned_data["seen"],
            now=http.now(),
        ),
    )
    if refusal.status:
        return _page(request, edition, refusal, texts=form)
    http.say(request, _("存好了。"))
    if (section := request.POST.get("pick", "")) in OF_SECTION:
        return redirect("reports_desk:pick", slug, year, section)
    return redirect("reports_desk:edit", slug, year)


@require_POST
def enliven(request: Request, slug: str, year: int) -> HttpResponse:
    """Make a typed number the figure that it is."""
    edition = _edition(request, slug, year)
    section, code = request.POST.get("section", ""), request.POST.get("code", "")
    if section not in edition.texts or code not in FIGURES:
        raise NotFound
    unit = "" if FIGURES[code].whole else str(FIGURES[code].unit)
    text = replaced(edition.texts[section], request.POST.get("typed", ""), code, unit)
    actions.write(request.actor, edition.pk, {section: text}, seen=edition.revision, now=http.now())
    http.say(request, _("换好了，这个数字会跟着记录变。"))
    return redirect("reports_desk:edit", slug, year)


@require_POST
def step(request: Request, slug: str, year: int, verb: str) -> HttpResponse:
    edition = _edition(request, slug, year)
    try:
        taken = actions.step(request.actor, edition.pk, verb, now=http.now())
    except OutOfOrder as refusal:
        edition.refresh_from_db()
        return _page(request, edition, Refusal(refusal.status, refusal.message))
    http.say(request, DONE.get(verb, _("好了。")))
    if taken.published_at:
        return redirect("reports:card", slug, year)
    return redirect("reports_desk:edit", slug, year)


DONE: dict[str, Any] = {
    "submit": _("交给街道了，看过以后就能签发。"),
    "take_back": _("取回来了，可以接着改。"),
    "reopen": _("可以接着改了，改好再交。"),
    "sign": _("签发了：正文、数字和凭证从现在起不再变。"),
    "publish": _("公布了，居民两周里可以测评。"),
}


@require_POST
def answer(request: Request, slug: str, year: int, pk: int) -> HttpResponse:
    edition = _edition(request, slug, year)
    try:
        words = request.POST.get("answer", "")
        actions.answer(request.actor, pk, words=words, now=http.now())
    except (Invalid, OutOfOrder) as refusal:
        return _page(request, edition, Refusal(refusal.status, refusal.message))
    return redirect("reports_desk:edit", slug, year)


@require_POST
def declare(request: Request, slug: str, year: int) -> HttpResponse:
    edition = _edition(request, slug, year)
    form = DeclareForm(queries.live(slug, year, today=http.today()), request.POST)
    refusal = tried(
        form,
        lambda: actions.declare(request.actor, slug, year, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        return _page(request, edition, refusal, declare=form)
    http.say(request, _("记下了，成绩单上写明是申报的，和有据可查的分开。"))
    return redirect("reports_desk:edit", slug, year)


@require_POST
def read_comment(request: Request, slug: str, year: int, pk: int, verb: str) -> HttpResponse:
    """Let a resident's words be seen, or say why not."""
    now = http.now()
    if verb == "show":
        actions.show(request.actor, slug, pk, now=now)
    elif verb == "hide":
        actions.hide(request.actor, slug, pk, why=request.POST.get("why", ""), now=now)
    else:
        raise NotFound
    return redirect("reports_desk:edit", slug, year)
