"""Notes and essays that members keep here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.core.uploads import keep
from lianxin.party.actions import papers
from lianxin.party.models import Writing, WritingKind, WritingPhoto
from lianxin.party.queries import study as queries
from lianxin.party.rules.classified import mark_of_name
from lianxin.party.rules.study import characters

MOST_CHARACTERS = 60_000
MOST_PHOTOS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is handed in: typed words, a Word document, or photographs of handwriting with the
    number of characters that their writer states.
    """

    kind: WritingKind
    title: str
    written_on: date
    campaign_id: int | None = None
    words: str = ""
    file: UploadedFile | None = None
    photos: Sequence[UploadedFile] = ()
    stated: int | None = None


@transaction.atomic
def write(actor: Actor, member_pk: int, piece: Piece, *, now: datetime) -> Writing:
    """Keep a piece for oneself, or for a member of a branch that one leads."""
    member = queries.writable_member(actor, member_pk)
    title = said(piece.title, field="title", missing=_("写个题目。"), most=80)
    if mark := mark_of_name(title):
        raise Invalid(_("题目里写着“%(mark)s”的密级。") % {"mark": mark}, field="title")
    if piece.written_on > local_day(now):
        raise Invalid(_("还没到的日子，写好了再记。"), field="written_on")
    words = _words_of(piece)
    writing = Writing.objects.create(
        community_id=member.community_id,
        member=member,
        campaign=queries.campaign_in(member.community_id, piece.campaign_id),
        kind=piece.kind,
        title=title,
        words=words,
        characters=characters(words) if words else _stated(piece),
        is_stated=not words,
        written_on=piece.written_on,
        kept_at=now,
    )
    for photo in () if words else piece.photos:
        WritingPhoto.objects.create(writing=writing, upload=keep(photo, now=now))
    journal.record(
        actor, "write", writing, member.community_id, at=now, characters=writing.characters
    )
    return writing


def _words_of(piece: Piece) -> str:
    """What was typed or stands in the Word document; nothing for handwriting."""
    typed = tidy(piece.words).strip()
    ways = [bool(typed), piece.file is not None, bool(piece.photos) or piece.stated is not None]
    if sum(ways) != 1:
        raise Invalid(
            _("三种办法选一种：在这里写，传 Word 文档，或者手写的写明字数。"), field="words"
        )
    if piece.file is not None:
        typed = _docx(piece.file)
    if len(typed) > MOST_CHARACTERS:
        raise Invalid(
            _("这一篇有 %(now)d 字，一篇最多 %(most)d 字，请分成几篇。")
            % {"now": len(typed), "most": MOST_CHARACTERS},
            field="words",
        )
    papers.refuse_marked_words(typed, field="words")
    return typed


def _docx(file: UploadedFile) -> str:
    paper = papers.read(file)
    if paper.extension != "docx":
        raise Invalid(_("这里收 Word 文档（docx）；手写的请传照片。"), field="file")
    words = papers.written_in(paper.data, file.name or "").strip()
    if not words:
        raise Invalid(_("这份文档里没有字。"), field="file")
    return words


def _stated(piece: Piece) -> int:
    if len(piece.photos) > MOST_PHOTOS:
        raise Invalid(_("一篇最多 %(most)d 张照片。") % {"most": MOST_PHOTOS}, field="photos")
    if not piece.stated or not 0 < piece.stated <= MOST_CHARACTERS * 10:
        raise Invalid(_("手写的，数一数大约多少字，写在这里。"), field="stated")
    return piece.stated


@transaction.atomic
def take_back(actor: Actor, pk: int, *, now: datetime, is_back: bool = False) -> Writing:
    """Take a piece away that was a mistake, or with `is_back` put it back."""
    writing = queries.writings_for(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if writing is None:
        raise NotFound
    writing.taken_back_at = None if is_back else max(now, writing.kept_at)
    writing.save(update_fields=["taken_back_at"])
    deed = "put_back_writing" if is_back else "take_back_writing"
    journal.record(actor, deed, writing, writing.community_id, at=now)
    return writing
