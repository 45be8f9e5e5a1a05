"""One place at the desk: what hangs there, who came, its codes on paper."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.facilities import actions, pdf
from lianxin.facilities.desk.rooms import form_page, keeper
from lianxin.facilities.forms.desk import ExhibitForm, VisitForm, shown_exhibit
from lianxin.facilities.models import Exhibit, Room
from lianxin.facilities.queries import room_for
from lianxin.facilities.queries.desk import dossier, shelf, visit_for, waiting
from lianxin.facilities.queries.exhibits import exhibit_for, exhibits_of
from lianxin.facilities.rules import keeps
from lianxin.people.queries import workplace


@never_cache
@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    context = {
        "community": community,
        "rooms": shelf(request.actor, community.pk),
        "may_keep": keeps(request.actor, community.pk),
        "waiting": waiting(request.actor, community.pk),
        "view": "shelf",
    }
    return render(request, "facilities/desk_shelf.html", context)


def room_at(request: Request, slug: str, pk: int) -> Room:
    """A place at the desk of its community; elsewhere it is absent."""
    community, room = workplace(request.actor, slug), room_for(request.actor, pk)
    if room.community_id != community.pk:
        raise NotFound
    return room


def exhibit_at(request: Request, slug: str, pk: int) -> Exhibit:
    community, exhibit = keeper(request, slug), exhibit_for(request.actor, pk)
    if exhibit.community_id != community.pk:
        raise NotFound
    return exhibit


@never_cache
@require_safe
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, room_at(request, slug, pk), VisitForm(today=http.today()))


def _page(
    request: Request, room: Room, form: forms.Form, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "community": room.community,
        "room": room,
        "told": dossier(request.actor, room),
        "form": form,
        "refusal": refusal,
        "may_keep": keeps(request.actor, room.community_id),
    }
    status = (refusal.status if refusal else 0) or 200
    return render(request, "facilities/desk_facility.html", context, status=status)


@require_POST
@never_cache
def visits(request: Request, slug: str, pk: int) -> HttpResponse:
    """Write down how many came."""
    keeper(request, slug)
    room = room_at(request, slug, pk)
    form = VisitForm(request.POST, today=http.today())
    refusal = tried(
        form,
        lambda: actions.count_visits(request.actor, pk, now=http.now(), **form.cleaned_data),
    )
    if refusal.status:
        return _page(request, room, form, refusal)
    http.say(request, _("记下了。"))
    return redirect("facilities_desk:facility", slug, pk)


@require_POST
def take_back(request: Request, slug: str, pk: int) -> HttpResponse:
    community, visit = keeper(request, slug), visit_for(request.actor, pk)
    if visit.community_id != community.pk:
        raise NotFound
    actions.take_back_visits(request.actor, pk, now=http.now())
    http.say(request, _("这一笔不算了。"))
    return redirect("facilities_desk:facility", slug, visit.room_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_exhibit(request: Request, slug: str, pk: int) -> HttpResponse:
    keeper(request, slug)
    room = room_at(request, slug, pk)
    form, refusal = ExhibitForm(request.POST or None, request.FILES or None), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.add_exhibit(request.actor, pk, form.panel(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("挂上了。"))
            return redirect("facilities_desk:facility", slug, pk)
    back = reverse("facilities_desk:facility", args=[slug, pk])
    title, send = _("添一件展品"), _("挂上")
    return form_page(request, room.community, form, refusal, title, send, back=back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_exhibit(request: Request, slug: str, pk: int) -> HttpResponse:
    exhibit = exhibit_at(request, slug, pk)
    form = ExhibitForm(request.POST or None, request.FILES or None, initial=shown_exhibit(exhibit))
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.change_exhibit(request.actor, pk, form.panel(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("facilities_desk:facility", slug, exhibit.room_id)
    back = reverse("facilities_desk:facility", args=[slug, exhibit.room_id])
    community = exhibit.room.community
    return form_page(request, community, form, refusal, exhibit.title, _("改好了"), back=back)


@require_POST
def move_exhibit(request: Request, slug: str, pk: int) -> HttpResponse:
    exhibit = exhibit_at(request, slug, pk)
    earlier = request.POST.get("to") == "earlier"
    actions.move_exhibit(request.actor, pk, earlier=earlier, now=http.now())
    return redirect("facilities_desk:facility", slug, exhibit.room_id)


@require_safe
def codes(request: Request, slug: str, pk: int) -> HttpResponse:
    """The codes of all that is shown, as PDF to be cut out."""
    room = room_at(request, slug, pk)
    labels = [
        (each, request.build_absolute_uri(reverse("exhibit_code", args=[each.code])))
        for each in exhibits_of(request.actor, room)
        if each.is_shown
    ]
    if not labels:
        raise NotFound
    paper = pdf.codes(room, labels, today=http.today())
    name = content_disposition_header(as_attachment=False, filename=f"{room.name}.pdf")
    headers = {"Content-Disposition": name} if name else {}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
