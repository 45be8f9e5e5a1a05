from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.facilities import actions
from lianxin.facilities.desk.rooms import form_page, keeper
from lianxin.facilities.forms.desk import FilmForm, shown_film
from lianxin.facilities.models import RoomKind
from lianxin.facilities.queries import rooms_for
from lianxin.facilities.queries.desk import film_for, films_at, waiting
from lianxin.facilities.rules import keeps
from lianxin.people.queries import workplace


@never_cache
@require_safe
def browse(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    context = {
        "community": community,
        "films": films_at(request.actor, community.pk)[:500],
        "has_cinema": _cinemas(request, community.pk) != [],
        "may_keep": keeps(request.actor, community.pk),
        "waiting": waiting(request.actor, community.pk),
        "view": "films",
    }
    return render(request, "facilities/desk_films.html", context)


def _cinemas(request: Request, community_id: int) -> list[object]:
    return list(rooms_for(request.actor, community_id).filter(kind=RoomKind.CINEMA))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, slug: str) -> HttpResponse:
    community = keeper(request, slug)
    rooms = list(rooms_for(request.actor, community.pk).filter(kind=RoomKind.CINEMA))
    form, refusal = FilmForm(rooms, request.POST or None), Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.add_film(
                request.actor, form.cleaned_data["room"], form.reel(), now=http.now()
            ),
        )
        if not refusal.status:
            http.say(request, _("列上了。"))
            return redirect("facilities_desk:films", slug)
    back = reverse("facilities_desk:films", args=[slug])
    return form_page(request, community, form, refusal, _("添一部影片"), _("列上"), back=back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, pk: int) -> HttpResponse:
    community, film = keeper(request, slug), film_for(request.actor, pk)
    if film.community_id != community.pk:
        raise NotFound
    form = FilmForm([film.room], request.POST or None, initial=shown_film(film))
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: actions.change_film(request.actor, pk, form.reel(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return redirect("facilities_desk:films", slug)
    back = reverse("facilities_desk:films", args=[slug])
    return form_page(request, community, form, refusal, film.title, _("改好了"), back=back)
