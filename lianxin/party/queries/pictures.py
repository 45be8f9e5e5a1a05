"""Pictures of Party work, each for whoever may see what it belongs to."""

import uuid
from datetime import date

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.models import Upload
from lianxin.party.models import Portrait, Problem, WritingPhoto
from lianxin.party.queries.board import is_on_board
from lianxin.party.queries.loop import loops_for
from lianxin.party.queries.posts import deeds_for
from lianxin.party.queries.study import writable_members, writings_for


def picture_for(actor: Actor, key: uuid.UUID, *, today: date) -> Upload:
    upload = Upload.objects.filter(key=key).first()
    if upload is None or not (is_on_board(upload, today=today) or _is_open_to(actor, upload)):
        raise NotFound
    return upload


def _is_open_to(actor: Actor, upload: Upload) -> bool:
    if not actor.is_known:
        return False
    members = writable_members(actor)
    return (
        Portrait.objects.filter(member__in=members.values("pk"), upload=upload).exists()
        or WritingPhoto.objects.filter(
            writing__in=writings_for(actor).values("pk"), upload=upload
        ).exists()
        or deeds_for(actor).filter(photo=upload).exists()
        or Problem.objects.filter(loop__in=loops_for(actor).values("pk"), photo=upload).exists()
    )
