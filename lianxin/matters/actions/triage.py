"""What staff do with a matter before the work: accept, ask, decline, refer, send, assign."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.matters.actions.taking import not_past, put, replied, taken, tokens_of
from lianxin.matters.models import Category, Matter, Question
from lianxin.people.actions import meet_again
from lianxin.people.queries import workers_of
from lianxin.places.models import Community


@transaction.atomic
def accept(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Matter:
    """Take a matter in; it is not yet an answer to the reporter."""
    matter, step = taken(actor, pk, "accept", seen=seen)
    return put(actor, matter, step, now=now)


@transaction.atomic
def reply(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Matter:
    """Tell the reporter how it stands (I-03)."""
    matter, step = taken(actor, pk, "reply", seen=seen)
    words = said(words, field="words", missing=_("写下要答复的话。"))
    return put(actor, matter, step, now=now, changed=replied(matter, now), words=words)


@transaction.atomic
def ask(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Matter:
    """Ask the reporter one thing; the clock goes on."""
    matter, step = taken(actor, pk, "ask", seen=seen)
    words = said(words, field="words", missing=_("写下要问的话。"), most=300)
    if matter.questions.filter(answered_at__isnull=True).exists():
        raise OutOfOrder(_("上一个问题还没有回答，先等一等，或打电话问。"))
    Question.objects.create(matter=matter, text=words, asked_at=now)
    return put(actor, matter, step, now=now, is_public=False, words=words)


@transaction.atomic
def answer(actor: Actor, pk: int, *, words: str, now: datetime) -> Matter:
    """Answer the open question, as the reporter or as staff who heard it."""
    matter, step = taken(actor, pk, "answer")
    words = said(words, field="words", missing=_("写下您的回答。"))
    question = matter.questions.filter(answered_at__isnull=True).first()
    if question is None:
        raise OutOfOrder(_("这个问题已经有回答了。"))
    question.answer, question.answered_at = words, now
    question.save(update_fields=["answer", "answered_at"])
    return put(actor, matter, step, now=now, is_public=False, is_told=False, words=words)


@transaction.atomic
def decline(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Matter:
    """End a matter that is not taken up, with the reason."""
    matter, step = taken(actor, pk, "decline", seen=seen)
    words = said(words, field="words", missing=_("写明为什么不受理，提出人看得到。"))
    return put(actor, matter, step, now=now, changed=replied(matter, now), words=words)


@transaction.atomic
def refer(
    actor: Actor, pk: int, *, authority: str, words: str, now: datetime, seen: int | None = None
) -> Matter:
    """Hand a matter to an authority by name, and say why and where to ask."""
    matter, step = taken(actor, pk, "refer", seen=seen)
    matter.authority = said(authority, field="authority", missing=_("写明转给哪个单位。"), most=60)
    words = said(words, field="words", missing=_("写明为什么转交、往后找谁问。"))
    changed = {"authority", *replied(matter, now)}
    return put(
        actor, matter, step, now=now, changed=changed, words=words, authority=matter.authority
    )


@transaction.atomic
def send(
    actor: Actor,
    pk: int,
    *,
    community: Community,
    words: str,
    now: datetime,
    seen: int | None = None,
) -> Matter:
    """Send a matter to another community of the street; its number, clock, history and supports go
    along.
    """
    matter, step = taken(actor, pk, "send", seen=seen)
    words = said(words, field="words", missing=_("写一句为什么转给那个社区。"))
    if community.pk == matter.community_id:
        raise Invalid(_("它已经在这个社区了。"), field="community")
    if community.subdistrict_id != matter.community.subdistrict_id or not community.is_open:
        raise NotFound
    if matter.joined.exists():
        raise OutOfOrder(_("有别的事并在这件里，先拆开再转。"))
    before = matter.community.name
    _move_house(matter, community, now=now)
    changed = {"community", "place", "courtyard", "place_words", "reporter", "lead", "tokens"}
    return put(
        actor,
        matter,
        step,
        now=now,
        changed=changed,
        words=words,
        sender=before,
        receiver=community.name,
    )


def _move_house(matter: Matter, community: Community, *, now: datetime) -> None:
    if matter.place:
        matter.place_words = matter.place.public_label
    matter.place = matter.courtyard = matter.lead = None
    if matter.reporter:
        matter.reporter = meet_again(matter.reporter, community.pk, now=now)
    for voice in matter.voices.select_related("person"):
        voice.person = meet_again(voice.person, community.pk, now=now)
        voice.save(update_fields=["person"])
    matter.community = community
    matter.tokens = tokens_of(matter)


@transaction.atomic
def recategorise(
    actor: Actor, pk: int, *, category: Category, now: datetime, seen: int | None = None
) -> Matter:
    """Put a matter under another category; the clock goes on."""
    matter, step = taken(actor, pk, "recategorise", seen=seen)
    before, matter.category = matter.category.name, category
    matter.tokens = tokens_of(matter)
    changed = {"category", "tokens"}
    return put(
        actor,
        matter,
        step,
        now=now,
        changed=changed,
        is_told=False,
        before=before,
        after=category.name,
    )


@transaction.atomic
def mark_focal(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Matter:
    """Call a matter focal (焦点问题): many share it, or it hurts most."""
    matter, step = taken(actor, pk, "mark_focal", seen=seen)
    matter.is_focal = True
    return put(actor, matter, step, now=now, changed={"is_focal"}, is_told=False)


@transaction.atomic
def handle(
    actor: Actor,
    pk: int,
    *,
    lead_id: int,
    due_on: date,
    now: datetime,
    helper_ids: Collection[int] = (),
    words: str = "",
    seen: int | None = None,
) -> Matter:
    """Put a matter in hand: exactly one lead (I-11), any helpers, a day."""
    matter, step = taken(actor, pk, "handle", seen=seen)
    changed = _assign(matter, lead_id, helper_ids, due_on, now=now) | replied(matter, now)
    matter.lead_office = f"{matter.community.name}居委会"
    return put(
        actor,
        matter,
        step,
        now=now,
        changed=changed | {"lead_office"},
        words=words.strip(),
        due_on=due_on.isoformat(),
    )


@transaction.atomic
def reassign(
    actor: Actor,
    pk: int,
    *,
    lead_id: int,
    now: datetime,
    helper_ids: Collection[int] = (),
    seen: int | None = None,
) -> Matter:
    """Give the work to another lead and helpers; the day stays."""
    matter, step = taken(actor, pk, "reassign", seen=seen)
    changed = _assign(matter, lead_id, helper_ids, matter.due_on, now=now)
    return put(actor, matter, step, now=now, changed=changed, is_public=False, is_told=False)


def _assign(
    matter: Matter, lead_id: int, helper_ids: Collection[int], due_on: date, *, now: datetime
) -> set[str]:
    workers = {user.pk: user for user in workers_of(matter.community_id, today=local_day(now))}
    if lead_id not in workers:
        raise Invalid(_("请选一位本社区的工作人员来负责。"), field="lead")
    if due_on != matter.due_on:
        matter.due_on = not_past(due_on, now=now)
    matter.lead = workers[lead_id]
    matter.helpers.set([pk for pk in helper_ids if pk in workers and pk != lead_id])
    return {"lead", "due_on"}
