"""The wall: told by anybody, looked at by somebody, shown by leave of those shown, and taken down
at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.honours.models import Answer, Board, Shown, Story, Thanks
from lianxin.honours.queries.access import board_at_desk, shown_for, story_at_desk
from lianxin.honours.queries.awards import voter_here
from lianxin.honours.queries.consents import NAME, PHOTO
from lianxin.honours.queries.wall import boards_of, story_at
from lianxin.honours.rules import STORY_FLOW
from lianxin.honours.rules.access import is_shown, works_in
from lianxin.honours.tasks import tell_shown, tell_thanked
from lianxin.people.actions import Leave, consent, meet, withdraw
from lianxin.people.models import Consent, Person, Purpose
from lianxin.places.models import Community
from lianxin.volunteers.actions.taking import check_seen, leave, put


@transaction.atomic
def open_board(
    actor: Actor, community: Community, *, name: str, words: str = "", now: datetime
) -> Board:
    """Add a board to the wall, or open again the one of that name."""
    if not works_in(actor, community.pk):
        raise NotPermitted(_("栏目由社区的工作人员来定。"))
    called = said(name, field="name", missing=_("给栏目起个名字。"), most=20)
    known = Board.objects.filter(community=community)
    made, is_new = known.get_or_create(
        name=called,
        defaults={
            "community": community,
            "words": tidy(words).strip()[:120],
            "position": known.count(),
        },
    )
    if not is_new and made.is_open:
        raise Invalid(_("这个栏目已经有了。"), field="name")
    if not is_new:
        made.is_open = True
        made.save(update_fields=["is_open"])
    journal.record(actor, "open_board", made, community.pk, at=now, name=called)
    return made


@transaction.atomic
def close_board(actor: Actor, pk: int, *, now: datetime) -> Board:
    """Take a board off the wall with all that is on it; nothing of it is lost."""
    board = board_at_desk(actor, pk, lock=True)
    if not works_in(actor, board.community_id):
        raise NotPermitted(_("栏目由社区的工作人员来定。"))
    board.is_open = False
    board.save(update_fields=["is_open"])
    journal.record(actor, "close_board", board, board.community_id, at=now)
    return board


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A good deed as it is told, and by whom where the actor has no account."""

    board: int
    title: str
    words: str
    signed: str = ""
    about: Iterable[str] = ()
    """The names of those whom it shows."""
    photo: UploadedFile | None = None
    name: str = ""
    phone: str = ""


@transaction.atomic
def tell_story(actor: Actor, community: Community, told: Telling, *, now: datetime) -> Story:
    """Tell a good deed; it waits for somebody's look and for the leave of those it shows."""
    board = boards_of(community.pk).filter(pk=told.board).first()
    if board is None:
        raise Invalid(_("从栏目里选一个。"), field="board")
    made = Story(
        community=community,
        board=board,
        title=said(told.title, field="title", missing=_("起个题目。"), most=40),
        words=said(told.words, field="words", missing=_("写一写是什么好事。"), most=600),
        signed=tidy(told.signed).strip()[:30],
        teller=_teller(actor, community, told, now=now),
        told_at=now,
    )
    made.photo = uploads.keep(told.photo, now=now) if told.photo else None
    made.save(force_insert=True)
    for name in dict.fromkeys(tidy(each).strip()[:30] for each in told.about):
        if name:
            _name(made, name, "", now=now)
    journal.record(actor, "tell_story", made, community.pk, at=now)
    return made


def _teller(actor: Actor, community: Community, told: Telling, *, now: datetime) -> Person | None:
    if actor.user_id is not None:
        return (
            None
            if works_in(actor, community.pk) and not told.phone
            else _met(actor, community, told, now=now)
        )
    if not told.phone:
        raise Invalid(_("留一个电话，社区好核实。"), field="phone")
    return meet(community.pk, now=now, phone=told.phone, name=told.name)


def _met(actor: Actor, community: Community, told: Telling, *, now: datetime) -> Person:
    if told.phone:
        return meet(community.pk, now=now, phone=told.phone, name=told.name)
    return meet(community.pk, now=now, user_id=actor.user_id, name=actor.name)


def _where(story: Story) -> str:
    return _("善行善举墙：%(title)s（第 %(number)d 条）") % {
        "title": story.title,
        "number": story.pk,
    }


def _name(story: Story, name: str, phone: str, *, now: datetime) -> Shown:
    """Write down whom a story shows; without a phone they are somebody of that name alone."""
    person = meet(story.community_id, now=now, phone=phone, name=name)
    if story.shown.filter(person=person).exists():
        raise Invalid(_("这一位已经写上了。"), field="name")
    return Shown.objects.create(
        story=story, person=person, name=name, where=_where(story), asked_at=now
    )


def _taken(actor: Actor, pk: int, seen: int | None) -> Story:
    story = story_at_desk(actor, pk, lock=True)
    check_seen(story, seen, _("这一条刚刚有人动过，下面是最新的样子。"))
    return story


@transaction.atomic
def name_shown(
    actor: Actor, pk: int, *, name: str, phone: str = "", now: datetime, seen: int | None = None
) -> Shown:
    """Write down whom a story shows, and ask them: it leaves the wall until they agree."""
    story = _taken(actor, pk, seen)
    step = leave(STORY_FLOW, "name", actor, story)
    called = said(name, field="name", missing=_("写上讲的是谁。"), most=30)
    made = _name(story, called, phone, now=now)
    entry = put(actor, story, step, story.community_id, now=now, shown=made.pk)
    tell_shown.enqueue(made.pk, entry.pk)
    return made


@transaction.atomic
def answer_shown(
    actor: Actor,
    pk: int,
    *,
    agrees: bool,
    photo: bool = False,
    given_by: str = "",
    now: datetime,
) -> Shown:
    """Say whether a story may show oneself, and its picture; staff write down what somebody said.

    To say no after yes takes it off the wall at once.
    """
    shown = shown_for(actor, pk, lock=True)
    words = tidy(given_by).strip()[:60]
    if not is_shown(actor, shown):
        if not works_in(actor, shown.story.community_id):
            raise NotPermitted(_("这要由本人来答复，或由社区的工作人员代记。"))
        said(words, field="given_by", missing=_("写明凭什么登记的，例如：3月2日当面同意。"))
    _end_consents(actor, shown, now=now)
    if agrees:
        by = words or ("" if shown.person_id in actor.person_ids else _("本人点链接同意"))
        _consent(actor, shown, Purpose.WALL, NAME, by, now=now)
        if photo:
            _consent(actor, shown, Purpose.PHOTO, PHOTO, by, now=now)
    was_shown = shown.answer == Answer.AGREED
    no = Answer.WITHDRAWN if was_shown else Answer.REFUSED
    shown.answer, shown.answered_at = (Answer.AGREED if agrees else no), now
    shown.save(update_fields=["answer", "answered_at"])
    deed = f"{shown.answer}_to_be_shown"
    journal.record(actor, deed, shown.story, shown.story.community_id, at=now, shown=shown.pk)
    return shown


def _consent(
    actor: Actor, shown: Shown, purpose: Purpose, field: str, by: str, *, now: datetime
) -> None:
    given = Leave(purpose=purpose, field=field, where=shown.where, given_by=by)
    consent(actor, shown.person, given, now=now)


def _end_consents(actor: Actor, shown: Shown, *, now: datetime) -> None:
    held = Consent.objects.select_for_update().filter(
        person=shown.person, where=shown.where, withdrawn_at__isnull=True
    )
    for each in held:
        withdraw(actor, each, now=now)


@transaction.atomic
def edit_story(
    actor: Actor, pk: int, *, title: str, words: str, now: datetime, seen: int | None = None
) -> Story:
    """Put the words right, e.g. leave out a name or a number; what they were is in the journal."""
    story = _taken(actor, pk, seen)
    step = leave(STORY_FLOW, "edit", actor, story)
    before = {"title_before": story.title, "words_before": story.words}
    story.title = said(title, field="title", missing=_("起个题目。"), most=40)
    story.words = said(words, field="words", missing=_("写一写是什么好事。"), most=600)
    put(actor, story, step, story.community_id, now=now, changed={"title", "words"}, **before)
    return story


@transaction.atomic
def drop_photo(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Story:
    """Take the picture away for good, row and file."""
    story = _taken(actor, pk, seen)
    step = leave(STORY_FLOW, "drop_photo", actor, story)
    photo = story.photo
    if photo is None:
        raise OutOfOrder(_("这一条没有照片。"))
    story.photo = None
    put(actor, story, step, story.community_id, now=now, changed={"photo"})
    uploads.drop(photo)
    return story


@transaction.atomic
def show_story(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Story:
    """Say that somebody looked; it is on the wall while all whom it shows agree."""
    story = _taken(actor, pk, seen)
    step = leave(STORY_FLOW, "show", actor, story)
    story.shown_at, story.reason = now, ""
    put(actor, story, step, story.community_id, now=now, changed={"shown_at", "reason"})
    return story


@transaction.atomic
def decline_story(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Story:
    return _end(actor, pk, "decline", words, seen, now=now)


@transaction.atomic
def take_down(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Story:
    return _end(actor, pk, "take_down", words, seen, now=now)


def _end(actor: Actor, pk: int, verb: str, words: str, seen: int | None, *, now: datetime) -> Story:
    story = _taken(actor, pk, seen)
    step = leave(STORY_FLOW, verb, actor, story)
    story.reason = said(words, field="words", missing=_("写一句为什么。"), most=200)
    put(actor, story, step, story.community_id, now=now, changed={"reason"})
    return story


@transaction.atomic
def thank(actor: Actor, slug: str, pk: int, *, words: str = "", now: datetime) -> Thanks:
    """Thank those whom a story on the wall shows: they are told, and nothing is counted."""
    told = story_at(slug, pk, today=local_day(now))
    if actor.user_id is None:
        raise NotPermitted(_("先登录，再说谢谢；也可以请社区转告。"))
    community = told.story.community_id
    person = voter_here(actor, community) or meet(
        community, now=now, user_id=actor.user_id, name=actor.name
    )
    made, is_new = Thanks.objects.get_or_create(
        story=told.story,
        person=person,
        defaults={"words": tidy(words).strip()[:120], "at": now},
    )
    if is_new:
        entry = journal.record(actor, "thank", told.story, community, at=now)
        tell_thanked.enqueue(pk, entry.pk)
    return made
