"""A community's years, and one year's card as it is written, remarked on, signed and published."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from lianxin.reports.models import Edition, Remark
from lianxin.reports.queries import editions
from lianxin.reports.queries.counting import declared
from lianxin.reports.queries.kinds import OF_SECTION
from lianxin.reports.queries.pictures import faded
from lianxin.reports.queries.saying import said_of, unread
from lianxin.reports.queries.sections import FIGURES, SECTIONS
from lianxin.reports.queries.typed import bare, replaced, unit_of
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
    doc = _told_of(edition)
    texts = bound.get("texts") or TextsForm(edition, doc)
    said = declared(community.pk, edition.year) if signs(actor, edition) else {}
    context = {
        "community": community,
        "edition": edition,
        "year": edition.year,
        "doc": doc,
        "read": read(doc),
        "form": texts,
        "steps": EDITION_FLOW.open_to(actor, edition),
        "remarks": _remarks(edition),
        "bare": {name: bare(text, doc["figures"]) for name, text in edition.texts.items()},
        "figures": doc["figures"],
        "faded": faded(edition, today=today),
        "since": moved(edition, doc, today=today),
        "yesterday": today - timedelta(days=1),
        "declare": bound.get("declare") or DeclareForm(doc),
        "may_declare": signs(actor, edition),
        "may_remark": oversees(actor, edition) and edition.frozen is None,
        "declared": [(FIGURES[code].label, each) for code, each in said.items()],
        "remark_form": bound.get("remark") or RemarkForm(doc),
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    return render(request, "reports/desk_edit.html", context, status=status)


def _remarks(edition: Edition) -> list[tuple[Remark, object, AnswerForm]]:
    """Each with the title of the section that it is about, and a form for its answer."""
    titles = {section.name: section.title for section in SECTIONS}
    return [
        (each, titles.get(each.section, ""), AnswerForm(auto_id=f"answer{each.pk}_%s"))
        for each in edition.remarks.order_by("pk")
    ]


def _told_of(edition: Edition) -> queries.Doc:
    """The card in the edition's words: as the records have it now, or as it was signed."""
    if edition.frozen is not None:
        signed: queries.Doc = edition.frozen
        return signed
    card = queries.card_of(edition.community.slug, edition.year, today=http.today())
    return queries.doc_of(card, edition.texts)


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
    if told := request.POST.get("enliven"):
        return _enlivened(request, _edition(request, slug, year), told)
    http.say(request, _("存好了。"))
    if (section := request.POST.get("pick", "")) in OF_SECTION:
        return redirect("reports_desk:pick", slug, year, section)
    return redirect("reports_desk:edit", slug, year)


def _enlivened(request: Request, edition: Edition, told: str) -> HttpResponse:
    """Make a typed number, told as its section, its place and itself, the figure that was chosen
    for it; the words around it may have been changed in the same press.
    """
    section, at, typed = [*told.split(":", 2), "", "", ""][:3]
    text, figures = edition.texts.get(section, ""), _told_of(edition)["figures"]
    same = [each for each in bare(text, figures) if each.typed == typed]
    number = next((each for each in same if str(each.at) == at), same[0] if same else None)
    key = request.POST.get(f"figure:{section}:{at}", "")
    offer = next((each for each in number.offers if each.key == key), None) if number else None
    if number is None or offer is None:
        http.say(request, _("存好了。那个数已经不在原处，请再看一遍。"))
    else:
        words = replaced(text, number, offer, unit_of(figures[offer.code]))
        actions.write(
            request.actor, edition.pk, {section: words}, seen=edition.revision, now=http.now()
        )
        http.say(request, _("换好了，这个数字会跟着记录变。"))
    page = reverse("reports_desk:edit", args=[edition.community.slug, edition.year])
    return redirect(f"{page}#s-{section}")


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
def withdraw(request: Request, slug: str, year: int, pk: int) -> HttpResponse:
    """Take back what was declared."""
    edition = _edition(request, slug, year)
    try:
        actions.withdraw(request.actor, slug, pk, now=http.now())
    except OutOfOrder as refusal:
        return _page(request, edition, Refusal(refusal.status, refusal.message))
    http.say(request, _("撤回了，成绩单上不再写它。"))
    return redirect("reports_desk:edit", slug, year)


@require_POST
def remark(request: Request, slug: str, year: int) -> HttpResponse:
    """What the street says to a card that is not signed yet."""
    edition = _edition(request, slug, year)
    form = RemarkForm(_told_of(edition), request.POST)
    refusal = tried(
        form,
        lambda: actions.remark(request.actor, edition.pk, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        return _page(request, edition, refusal, remark=form)
    http.say(request, _("意见记下了，社区看得到。"))
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
