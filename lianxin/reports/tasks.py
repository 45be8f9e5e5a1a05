"""All cards of a street, made in the background one after another, and put into one file."""

import logging
import tempfile
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import IO, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core import http, journal
from lianxin.core.actor import CLOCK
from lianxin.core.errors import Refused
from lianxin.places.models import Community
from lianxin.reports.formats import title, written
from lianxin.reports.models import Parcel, ParcelCard, ParcelState
from lianxin.reports.queries.editions import as_it_stands

logger = logging.getLogger(__name__)


@task()
def press_cards(parcel_id: int) -> None:
    """Make what a parcel still lacks and close it, once however often it runs: whoever goes on
    after a worker that died finds the cards that it made.
    """
    parcel = Parcel.objects.filter(pk=parcel_id, state=ParcelState.MAKING).first()
    if parcel is None:
        return
    with translation.override(parcel.language):
        waiting = parcel.cards.filter(made_at__isnull=True, why_not="")
        for card in waiting.select_related("community").order_by("community__code"):
            _press(parcel, card)
        _close(parcel.pk, now=http.now())


def _press(parcel: Parcel, card: ParcelCard) -> None:
    try:
        body = _card(parcel, card.community)
    except Exception as error:  # one broken card must not keep the others back
        logger.exception("%s could not be pressed", card)
        _note(card, b"", _why(error), now=http.now())
    else:
        _note(card, body, "", now=http.now())


def _card(parcel: Parcel, community: Community) -> bytes:
    today = http.today()
    doc, sha256 = as_it_stands(community.slug, parcel.year, today=today)
    return written(parcel.kind, doc, site=parcel.site, sha256=sha256, today=today)


def _why(error: Exception) -> str:
    if isinstance(error, Refused):
        return error.message[:200]
    name = type(error).__name__
    return _("做的时候出了错（%(name)s），技术上的细节记在日志里。") % {"name": name}


@transaction.atomic
def _note(card: ParcelCard, body: bytes, why_not: str, *, now: datetime) -> None:
    """Keep what came of a card, unless another worker has meanwhile."""
    waiting = ParcelCard.objects.filter(made_at__isnull=True, why_not="")
    held = waiting.select_for_update().filter(pk=card.pk).first()
    if held is None:
        return
    held.why_not = why_not
    if not why_not:
        held.made_at = now
        held.file.save(f"cards/{uuid.uuid4()}", ContentFile(body), save=False)
    held.save()
    Parcel.objects.filter(pk=card.parcel_id).update(stepped_at=now)


@transaction.atomic
def _close(parcel_id: int, *, now: datetime) -> None:
    """Put all cards into one file, unless another worker has, or is still making one."""
    making = Parcel.objects.filter(pk=parcel_id, state=ParcelState.MAKING)
    parcel = making.select_for_update().first()
    if parcel is None:
        return
    cards = list(parcel.cards.select_related("community").order_by("community__code"))
    if not all(card.made_at or card.why_not for card in cards):
        return
    made = [card for card in cards if card.made_at]
    if made:
        with tempfile.TemporaryFile() as room:
            _fill(room, parcel, cards)
            parcel.file.save(f"cards/{uuid.uuid4()}.zip", File(room), save=False)
    parcel.state, parcel.ended_at, parcel.stepped_at = ParcelState.DONE, now, now
    parcel.save()
    parcel.cards.update(file="")
    told: dict[str, Any] = {
        "year": parcel.year,
        "made": len(made),
        "failed": len(cards) - len(made),
    }
    journal.record(CLOCK, "press_cards", parcel, None, at=now, **told)
    transaction.on_commit(partial(forget_files, [card.file.name or "" for card in made]))


def _fill(room: IO[bytes], parcel: Parcel, cards: Sequence[ParcelCard]) -> None:
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as bundle:
        for card in cards:
            name = title({"community": card.community.name, "year": parcel.year})
            if card.made_at:
                with card.file.open("rb") as body:
                    bundle.writestr(f"{name.replace('/', '／')}.{parcel.kind}", body.read())
        failed = [f"{card.community.name}：{card.why_not}" for card in cards if card.why_not]
        if failed:
            bundle.writestr(_("没有做成的") + ".txt", "\r\n".join(failed))
    room.seek(0)


def forget_files(names: Iterable[str]) -> None:
    for name in filter(None, names):
        default_storage.delete(name)
