"""What hangs in an exhibition: its words, its picture, its voice with the words written out."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.core import journal, sounds, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.text import said, tidy
from lianxin.facilities.actions.rooms import require
from lianxin.facilities.models import Exhibit, Room, RoomKind, Sound
from lianxin.facilities.queries import room_for
from lianxin.facilities.queries.exhibits import exhibit_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What is shown, as staff write it; a file that is not sent leaves the one before."""

    title: str
    words: str
    era: str = ""
    spot: str = ""
    picture: UploadedFile | None = None
    picture_alt: str = ""
    sound: UploadedFile | None = None
    transcript: str = ""
    is_shown: bool = True


@transaction.atomic
def add_exhibit(actor: Actor, room_id: int, panel: Panel, *, now: datetime) -> Exhibit:
    """Hang one more at the end of the walk."""
    room = room_for(actor, room_id)
    require(actor, room.community_id)
    if room.kind == RoomKind.ROOM:
        raise Invalid(_("先把这里的类别改成展馆、影院或中心。"))
    made = Exhibit(community_id=room.community_id, room=room, added_at=now, position=_last(room))
    _write(made, panel, now=now)
    journal.record(actor, "add_exhibit", made, room.community_id, at=now, title=made.title)
    return made


def _last(room: Room) -> int:
    return (room.exhibits.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def change_exhibit(actor: Actor, pk: int, panel: Panel, *, now: datetime) -> Exhibit:
    exhibit = exhibit_for(actor, pk, lock=True)
    require(actor, exhibit.community_id)
    _write(exhibit, panel, now=now)
    journal.record(actor, "change_exhibit", exhibit, exhibit.community_id, at=now)
    return exhibit


def _write(exhibit: Exhibit, panel: Panel, *, now: datetime) -> None:
    exhibit.title = said(panel.title, field="title", missing=_("给展品起个名字。"), most=60)
    exhibit.words = said(panel.words, field="words", missing=_("写几句介绍。"), most=4000)
    exhibit.era, exhibit.spot = panel.era.strip(), panel.spot.strip()
    exhibit.picture_alt = panel.picture_alt.strip()
    exhibit.transcript = tidy(panel.transcript).strip()
    exhibit.is_shown = panel.is_shown
    if (panel.picture or exhibit.picture) and not exhibit.picture_alt:
        raise Invalid(_("写一句照片上是什么，看不见的人靠它。"), field="picture_alt")
    if (panel.sound or exhibit.sound) and not exhibit.transcript:
        raise Invalid(_("把录音里说的写下来，听不见的人靠它。"), field="transcript")
    replaced, hushed = exhibit.picture, exhibit.sound
    if panel.sound:
        exhibit.sound = keep_sound(panel.sound, now=now)
    if panel.picture:
        exhibit.picture = uploads.keep(panel.picture, now=now)
    exhibit.save()
    if panel.picture and replaced:
        uploads.drop(replaced)
    if panel.sound and hushed:
        drop_sound(hushed)


def keep_sound(file: UploadedFile, *, now: datetime) -> Sound:
    """Store a recording, inside the caller's transaction; raises Invalid for anything else."""
    clean = sounds.clean(file)
    sound = Sound(kind=clean.kind, size=len(clean.data), uploaded_at=now)
    name = f"{now:%Y/%m}/{sound.key}.{clean.extension}"
    sound.file.save(name, ContentFile(clean.data), save=False)
    sound.save()
    return sound


def drop_sound(sound: Sound) -> None:
    """Take a recording away, row and file; the file goes when the transaction has held."""
    file = sound.file
    sound.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name or ""))


@transaction.atomic
def move_exhibit(actor: Actor, pk: int, *, earlier: bool, now: datetime) -> Exhibit:
    """Change places with the one before or after; at the end of the walk nothing happens."""
    exhibit = exhibit_for(actor, pk, lock=True)
    require(actor, exhibit.community_id)
    every = list(exhibit.room.exhibits.order_by("position", "pk").select_for_update())
    index = next(at for at, each in enumerate(every) if each.pk == pk)
    other = index - 1 if earlier else index + 1
    if 0 <= other < len(every):
        every[index], every[other] = every[other], every[index]
        for position, each in enumerate(every, start=1):
            each.position = position
        Exhibit.objects.bulk_update(every, ["position"])
        journal.record(actor, "move_exhibit", exhibit, exhibit.community_id, at=now)
    return exhibit
