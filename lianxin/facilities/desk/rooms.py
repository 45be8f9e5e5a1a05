"""Rooms week by week: who has which when, a new room, a booking."""

from dataclasses import fields
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.facilities import actions
from lianxin.facilities.actions import Outfit
from lianxin.facilities.forms import BookForm, CoverForm, RoomForm
from lianxin.facilities.queries import booking_for, room_for, rooms_for, week
from lianxin.facilities.queries.desk import waiting
from lianxin.facilities.rules import keeps
from lianxin.people.queries import workplace
from lianxin.places.models import Community


@require_safe
@never_cache
def rooms(request: Request, slug: str) -> HttpResponse:
    page = week(request.actor, slug, day=_day(request))
    context = {
        "community": page.community,
        "page": page,
        "today": http.today(),
        "waiting": waiting(request.actor, page.community.pk),
        "view": "week",
    }
    return render(request, "facilities/desk_rooms.html", context)


def _day(request: Request) -> date:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return http.today()


def keeper(request: Request, slug: str) -> Community:
    community = workplace(request.actor, slug)
    if not keeps(request.actor, community.pk):
        raise NotFound
    return community


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, slug: str) -> HttpResponse:
    community = keeper(request, slug)
    form, refusal = RoomForm(request.POST or None), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.add_room(request.actor, community, form.outfit(), now=http.now()),
        )
        if not refusal.status:
            http.say(request, _("添好了，可以订了。"))
            return redirect("facilities_desk:shelf", slug)
    return form_page(request, community, form, refusal, _("添一间房"), _("添上"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, pk: int) -> HttpResponse:
    community, room = keeper(request, slug), room_for(request.actor, pk)
    if room.community_id != community.pk:
        raise NotFound
    names = [field.name for field in fields(Outfit)]
    form = RoomForm(request.POST or None, initial={name: getattr(room, name) for name in names})
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: actions.change_room(request.actor, pk, form.outfit(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("facilities_desk:facility", slug, pk)
    back = reverse("facilities_desk:facility", args=[slug, pk])
    return form_page(request, community, form, refusal, room.name, _("改好了"), back=back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: Request, slug: str, pk: int) -> HttpResponse:
    """Hang the picture of a place."""
    community, room = keeper(request, slug), room_for(request.actor, pk)
    if room.community_id != community.pk:
        raise NotFound
    form = CoverForm(request.POST or None, request.FILES or None, initial={"alt": room.cover_alt})
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.hang_cover(
                request.actor,
                pk,
                form.cleaned_data["picture"],
                alt=form.cleaned_data["alt"],
                now=http.now(),
            ),
        )
        if not refusal.status:
            http.say(request, _("照片挂上了。"))
            return redirect("facilities_desk:facility", slug, pk)
    back = reverse("facilities_desk:facility", args=[slug, pk])
    return form_page(request, community, form, refusal, room.name, _("挂上"), back=back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: Request, slug: str) -> HttpResponse:
    community = keeper(request, slug)
    known = list(rooms_for(request.actor, community.pk))
    initial = {"room": request.GET.get("room"), "day": _day(request)}
    form, refusal = BookForm(known, request.POST or None, initial=initial), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.book(
                request.actor,
                form.cleaned_data["room"],
                form.slot(),
                what=form.cleaned_data["what"],
                now=http.now(),
            ),
        )
        if not refusal.status:
            http.say(request, _("订好了。"))
            return _to_week(slug, form.cleaned_data["day"])
    return form_page(request, community, form, refusal, _("订一间房"), _("订下"))


def _to_week(slug: str, day: date) -> HttpResponse:
    return redirect(f"{reverse('facilities_desk:rooms', args=[slug])}?day={day.isoformat()}")


@require_POST
def release(request: Request, slug: str, pk: int) -> HttpResponse:
    community, booking = keeper(request, slug), booking_for(request.actor, pk)
    if booking.room.community_id != community.pk or booking.is_bound:
        raise NotFound
    actions.release(request.actor, pk, now=http.now())
    http.say(request, _("这段时间空出来了。"))
    return _to_week(slug, http.local_day(booking.starts_at))


def form_page(
    request: Request,
    community: Community,
    form: forms.Form,
    refusal: Refusal,
    title: str,
    send: str,
    *,
    back: str = "",
    note: str = "",
) -> HttpResponse:
    """One form on a page of its own; `back` is where one goes without it."""
    context = {
        "back": back or reverse("facilities_desk:rooms", args=[community.slug]),
        "note": note,
        "community": community,
        "form": form,
        "refusal": refusal,
        "title": title,
        "send": send,
    }
    return render(request, "facilities/desk_form.html", context, status=refusal.status or 200)
