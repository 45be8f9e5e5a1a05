from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.text import said
from lianxin.facilities.actions.rooms import require
from lianxin.facilities.models import Film, RoomKind
from lianxin.facilities.queries import room_for
from lianxin.facilities.queries.desk import film_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Reel:
    """A film as staff list it; by what right it is shown cannot be left out."""

    title: str
    minutes: int
    rights: str
    year: int | None = None
    words: str = ""
    is_kept: bool = True


@transaction.atomic
def add_film(actor: Actor, room_id: int, reel: Reel, *, now: datetime) -> Film:
    """List a film of a cinema."""
    room = room_for(actor, room_id)
    require(actor, room.community_id)
    if room.kind != RoomKind.CINEMA:
        raise Invalid(_("影片要放在影院里：先把这里的类别改成影院。"), field="room")
    film = Film(community_id=room.community_id, room=room, added_at=now)
    _write(film, reel)
    journal.record(actor, "add_film", film, room.community_id, at=now, title=film.title)
    return film


@transaction.atomic
def change_film(actor: Actor, pk: int, reel: Reel, *, now: datetime) -> Film:
    film = film_for(actor, pk)
    require(actor, film.community_id)
    _write(film, reel)
    journal.record(actor, "change_film", film, film.community_id, at=now, title=film.title)
    return film


def _write(film: Film, reel: Reel) -> None:
    for name, value in asdict(reel).items():
        setattr(film, name, value)
    film.title = said(reel.title, field="title", missing=_("写明片名。"), most=60)
    film.rights = said(
        reel.rights, field="rights", missing=_("写明片子从哪儿来、凭什么放。"), most=160
    )
    same = Film.objects.filter(community=film.community_id, title=film.title, year=film.year)
    if same.exclude(pk=film.pk).exists():
        raise Invalid(_("这部片子已经列着了。"), field="title")
    film.save()
