"""Posts: set up, claimed, worked in; and what members pledge."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.core.uploads import keep
from lianxin.party.actions.study import whole_office
from lianxin.party.models import Board, Claim, DutyPost, Member, Pledge, PostDeed, PostScheme
from lianxin.party.queries import posts as queries
from lianxin.party.queries.study import writable_member, writable_members
from lianxin.places.queries import courtyards


@transaction.atomic
def set_up(actor: Actor, slug: str, *, name: str, words: str, now: datetime) -> PostScheme:
    """Begin a community's scheme of posts (设岗定责)."""
    office = whole_office(actor, slug)
    name = said(name, field="name", missing=_("写个名称。"), most=60)
    try:
        with transaction.atomic():
            scheme = PostScheme.objects.create(
                community=office.community, name=name, words=words, since=local_day(now)
            )
    except IntegrityError as error:
        raise Invalid(_("已经有叫这个名字的了。"), field="name") from error
    journal.record(actor, "set_up_posts", scheme, scheme.community_id, at=now)
    return scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPlan:
    """A post: its name, what who holds it does, where, and how many may hold it."""

    name: str
    duties: str
    courtyard_id: int | None = None
    seats: int | None = None


@transaction.atomic
def open_post(actor: Actor, slug: str, plan: PostPlan, *, now: datetime) -> DutyPost:
    office = whole_office(actor, slug)
    scheme = queries.scheme_of(office.community)
    if scheme is None:
        raise OutOfOrder(_("先给这套岗位起个名称，再设岗位。"))
    yard = None
    if plan.courtyard_id is not None:
        yard = courtyards(office.community.pk).filter(pk=plan.courtyard_id).first()
        if yard is None:
            raise NotFound
    try:
        with transaction.atomic():
            post = DutyPost.objects.create(
                community=office.community,
                scheme=scheme,
                courtyard=yard,
                name=plan.name,
                duties=plan.duties,
                seats=plan.seats,
            )
    except IntegrityError as error:
        raise Invalid(_("这个院里已经有这个岗位了。"), field="name") from error
    journal.record(actor, "open_post", post, post.community_id, at=now)
    return post


@transaction.atomic
def close_post(
    actor: Actor, slug: str, pk: int, *, now: datetime, is_back: bool = False
) -> DutyPost:
    """Let nobody claim a post any more, or with `is_back` open it again; who holds it keeps it
    until they give it up.
    """
    whole_office(actor, slug)
    post = queries.post_for(actor, slug, pk, lock=True)
    post.closed_on = None if is_back else local_day(now)
    try:
        with transaction.atomic():
            post.save(update_fields=["closed_on"])
    except IntegrityError as error:
        raise OutOfOrder(_("这期间又设了同名的岗位，原来的不能再打开。")) from error
    deed = "reopen_post" if is_back else "close_post"
    journal.record(actor, deed, post, post.community_id, at=now)
    return post


@transaction.atomic
def claim(actor: Actor, slug: str, pk: int, member_pk: int, *, now: datetime) -> Claim:
    """Let a member, oneself or of a branch that one leads, take up a post."""
    post = queries.post_for(actor, slug, pk, lock=True)
    member = _member(actor, member_pk, post.community_id)
    today = local_day(now)
    if post.closed_on is not None and post.closed_on <= today:
        raise OutOfOrder(_("这个岗位已经不再认领了。"))
    held = Claim.objects.filter(queries.holding_on(today), post=post)
    if post.seats is not None and held.count() >= post.seats:
        raise OutOfOrder(_("这个岗位的名额已经满了，看看别的岗位。"))
    try:
        with transaction.atomic():
            made = Claim.objects.create(post=post, member=member, since=today)
    except IntegrityError as error:
        raise OutOfOrder(_("已经认领过这个岗位了。")) from error
    journal.record(actor, "claim_post", made, post.community_id, at=now)
    return made


@transaction.atomic
def give_up(actor: Actor, pk: int, *, now: datetime) -> Claim:
    """Give a post back; done on the same day, it is as if it had never been claimed."""
    held = Claim.objects.select_for_update(of=("self",)).filter(
        pk=pk, until__isnull=True, member__in=writable_members(actor).values("pk")
    )
    found = held.select_related("post").first()
    if found is None:
        raise NotFound
    found.until = local_day(now)
    found.save(update_fields=["until"])
    journal.record(actor, "give_up_post", found, found.post.community_id, at=now)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done in a post."""

    post_id: int
    words: str
    done_on: date
    photo: UploadedFile | None = None


@transaction.atomic
def log(actor: Actor, member_pk: int, done: Done, *, now: datetime) -> PostDeed:
    """Write down in a few words what a member did in a post that they held on that day."""
    member = writable_member(actor, member_pk)
    words = said(done.words, field="words", missing=_("写一句做了什么。"), most=200)
    if done.done_on > local_day(now):
        raise Invalid(_("还没到的日子，做了再记。"), field="done_on")
    held = Claim.objects.filter(queries.holding_on(done.done_on), member=member)
    if not held.filter(post=done.post_id).exists():
        raise Invalid(_("那一天还没有认领这个岗位。"), field="done_on")
    deed = PostDeed.objects.create(
        community_id=member.community_id,
        member=member,
        post_id=done.post_id,
        words=words,
        done_on=done.done_on,
        photo=keep(done.photo, now=now) if done.photo else None,
        recorded_at=now,
    )
    journal.record(actor, "log_post_deed", deed, member.community_id, at=now)
    return deed


@transaction.atomic
def take_back_deed(actor: Actor, pk: int, *, now: datetime, is_back: bool = False) -> PostDeed:
    deed = queries.deeds_for(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if deed is None:
        raise NotFound
    deed.taken_back_at = None if is_back else now
    deed.save(update_fields=["taken_back_at"])
    verb = "put_back_post_deed" if is_back else "take_back_post_deed"
    journal.record(actor, verb, deed, deed.community_id, at=now)
    return deed


@transaction.atomic
def pledge(actor: Actor, member_pk: int, *, words: str, now: datetime) -> Pledge:
    """Make a promise in a member's name; the one before ends."""
    member = writable_member(actor, member_pk, lock=True)
    words = said(words, field="words", missing=_("写一句承诺。"), most=120)
    today = local_day(now)
    held = Pledge.objects.select_for_update().filter(member=member, until__isnull=True)
    for before in held:
        before.until = max(today, before.since)
        before.save(update_fields=["until"])
    made = Pledge.objects.create(
        community_id=member.community_id, member=member, words=words, since=today
    )
    journal.record(actor, "pledge", made, member.community_id, at=now)
    return made


@transaction.atomic
def open_board(actor: Actor, slug: str, *, name: str, is_open: bool, now: datetime) -> Board:
    """Show the community's board to all under a name, or close it."""
    office = whole_office(actor, slug)
    name = said(name, field="name", missing=_("写个名称。"), most=60)
    today = local_day(now)
    fields: dict[str, Any] = {"name": name, "is_open": is_open}
    board, _is_new = Board.objects.update_or_create(
        community=office.community, defaults=fields, create_defaults={**fields, "since": today}
    )
    journal.record(
        actor, "open_board" if is_open else "close_board", board, board.community_id, at=now
    )
    return board


def _member(actor: Actor, pk: int, community_id: int) -> Member:
    member = writable_member(actor, pk)
    if member.community_id != community_id:
        raise NotFound
    return member
