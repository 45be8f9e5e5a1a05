"""What residents say of a matter: solved or not, we too, follow, withdraw."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.identifiers import mobile
from lianxin.core.text import said
from lianxin.matters.actions.taking import note, put, taken
from lianxin.matters.models import Follow, Matter, Outcome, Satisfaction, Say, State, Support
from lianxin.matters.queries import matter_for
from lianxin.matters.rules import brought_up, works_on
from lianxin.people.actions import meet

VERBS = {Outcome.SOLVED: "confirm_solved", Outcome.PARTLY: "confirm_partly"}


@transaction.atomic
def say(
    actor: Actor,
    pk: int,
    *,
    outcome: str,
    now: datetime,
    satisfaction: str = "",
    reason: str = "",
    person_id: int | None = None,
) -> Matter:
    """Answer whether a matter is solved; the reporter's answer moves it, a joiner's is counted
    beside it.

    `person_id` names whom staff called back; without it the actor answers for themselves.
    """
    matter = matter_for(actor, pk, lock=True)
    answer = _own_say(actor, matter, person_id)
    if outcome not in Outcome.values:
        raise Invalid(_("请选一个：解决了、解决了一部分、没有解决。"), field="outcome")
    if satisfaction not in ("", *Satisfaction.values):
        raise Invalid(_("满意程度请从三个里选。"), field="satisfaction")
    if outcome == Outcome.NOT or satisfaction == Satisfaction.BAD:
        reason = said(
            reason, field="reason", missing=_("请写一句哪里不满意，我们照着改。"), most=500
        )
    answer.outcome, answer.satisfaction, answer.reason = outcome, satisfaction, reason.strip()
    answer.answered_at, answer.heard_by_id = now, None if person_id is None else actor.user_id
    answer.save()
    if not answer.is_reporter or matter.state != State.TO_CONFIRM:
        return _note(actor, matter, answer, now=now)
    return settle(actor, matter, outcome, now=now)


def _own_say(actor: Actor, matter: Matter, person_id: int | None) -> Say:
    """The open question put to this person this round; refuses those who were not asked."""
    if person_id is not None and not works_on(actor, matter):
        raise NotPermitted(_("只有社区的工作人员可以代记回访。"))
    if person_id is not None:
        whose = {person_id}
    else:
        whose = set(actor.person_ids)
        if brought_up(actor, matter) and matter.reporter_id:
            whose.add(matter.reporter_id)
    mine = Say.objects.filter(matter=matter, round=matter.reopened, person_id__in=whose)
    found = mine.order_by("-is_reporter").first()
    if found is None:
        raise NotFound
    if found.answered_at is not None:
        raise OutOfOrder(_("这一次已经回答过了，谢谢您。"))
    if matter.state not in (State.TO_CONFIRM, State.SOLVED, State.PARTLY_SOLVED, State.LAPSED):
        raise OutOfOrder(_("这件事又在办了，办完会再问您。"))
    return found


def _note(actor: Actor, matter: Matter, answer: Say, *, now: datetime) -> Matter:
    """An answer that moves nothing still changes what the page tells."""
    matter.revision += 1
    matter.save(update_fields=["revision"])
    from_whom = {
        "by": "joiner" if not answer.is_reporter else "reporter",
        "outcome": answer.outcome,
    }
    return note(actor, matter, "say", now=now, **from_whom)


def settle(actor: Actor, matter: Matter, outcome: str, *, now: datetime) -> Matter:
    """Move a locked matter by an outcome: end it, do it again once, or hand it to the street."""
    again = "dispute" if matter.reopened == 0 else "dispute_again"
    locked, step = taken(actor, matter.pk, VERBS.get(Outcome(outcome), again))
    changed = set()
    if step.verb in ("dispute", "dispute_again"):
        locked.reopened, locked.escalation = locked.reopened + 1, 0
        changed = {"reopened", "escalation"}
    return put(actor, locked, step, now=now, changed=changed)


@transaction.atomic
def support(actor: Actor, pk: int, *, now: datetime, phone: str = "", name: str = "") -> Matter:
    """Join a matter that one meets with too; twice is once. A guest leaves a phone to be told."""
    matter, step = taken(actor, pk, "support")
    if actor.is_known:
        person = meet(matter.community_id, now=now, name=actor.name, user_id=actor.user_id)
    else:
        person = meet(matter.community_id, now=now, phone=mobile(phone), name=name.strip())
    if person.pk == matter.reporter_id:
        raise OutOfOrder(_("这件事就是您提的，有结果会告诉您。"))
    _new, is_new = Support.objects.get_or_create(matter=matter, person=person, defaults={"at": now})
    if not is_new:
        return matter
    matter.supports += 1
    if actor.user_id is not None:
        Follow.objects.get_or_create(matter=matter, user_id=actor.user_id, defaults={"at": now})
    return put(actor, matter, step, now=now, changed={"supports"}, is_public=False, is_told=False)


@transaction.atomic
def unsupport(actor: Actor, pk: int, *, now: datetime) -> Matter:
    """Take one's own joining back, while the matter is open."""
    matter = matter_for(actor, pk, lock=True)
    gone, _kinds = Support.objects.filter(matter=matter, person_id__in=actor.person_ids).delete()
    if not gone or not matter.is_open:
        raise OutOfOrder(_("您没有加入这件事，或它已经办结。"))
    Matter.objects.filter(pk=matter.pk).update(supports=F("supports") - gone)
    matter.supports -= gone
    return note(actor, matter, "unsupport", now=now)


@transaction.atomic
def follow(actor: Actor, pk: int, *, now: datetime, on: bool = True) -> Matter:
    """Follow a matter, or stop following it."""
    if actor.user_id is None:
        raise NotPermitted(_("登录以后才能关注。不想登录，记下编号随时来看也一样。"))
    matter = matter_for(actor, pk)
    if on:
        Follow.objects.get_or_create(matter=matter, user_id=actor.user_id, defaults={"at": now})
    else:
        Follow.objects.filter(matter=matter, user_id=actor.user_id).delete()
    return note(actor, matter, "follow" if on else "unfollow", now=now)


@transaction.atomic
def withdraw(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> Matter:
    """Take one's own matter back, while nobody else depends on it."""
    matter, step = taken(actor, pk, "withdraw", seen=seen)
    if matter.joined.exists():
        raise OutOfOrder(_("还有别的事并在这件里，会继续办。"))
    return put(actor, matter, step, now=now, is_told=False, words=words.strip())
