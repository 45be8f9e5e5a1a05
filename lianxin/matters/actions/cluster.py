"""Duplicates joined into a cluster, and taken apart again (I-10): nothing is deleted, no support
is moved.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.matters.actions.taking import put, replied, taken
from lianxin.matters.models import Matter
from lianxin.matters.queries import matter_for


@transaction.atomic
def join(actor: Actor, pk: int, *, head_id: int, now: datetime, seen: int | None = None) -> Matter:
    """Let a matter be dealt with in another of the same community; its reporter hears of the
    outcome there.
    """
    if pk == head_id:
        raise Invalid(_("不能并到它自己。"), field="head")
    # Always the smaller first: two people joining the same two the other way round must not
    # deadlock.
    locked = {key: matter_for(actor, key, lock=True) for key in sorted((pk, head_id))}
    head = locked[head_id]
    matter, step = taken(actor, pk, "join", seen=seen)
    if head.community_id != matter.community_id or not head.is_open:
        raise OutOfOrder(_("只能并到本社区一件还没办结的事里。"))
    if matter.joined.exists():
        raise OutOfOrder(
            _("有别的事并在“%(title)s”里，请反过来并，或先拆开。") % {"title": matter.title}
        )
    matter.state_before, matter.joined_to = matter.state, head
    changed = {"state_before", "joined_to", *replied(matter, now)}
    return put(
        actor,
        matter,
        step,
        now=now,
        changed=changed,
        head=head.number,
        head_title=head.title,
    )


@transaction.atomic
def separate(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Matter:
    """Undo a join: the matter stands again where it stood."""
    matter, step = taken(actor, pk, "separate", seen=seen)
    head = matter.joined_to
    if head is not None and not head.is_open:
        raise OutOfOrder(_("主件已经办结，并在里面的也一起有了结果，不能再拆。"))
    matter.joined_to = None
    number = head.number if head else ""
    return put(actor, matter, step, now=now, changed={"joined_to"}, head=number)


@transaction.atomic
def join_all(actor: Actor, pks: Sequence[int], *, now: datetime) -> Matter:
    """Join a selection into its oldest matter; raises Invalid for fewer than two."""
    oldest, *others = sorted(set(pks))
    if not others:
        raise Invalid(_("至少选两件才能合成一件。"))
    for pk in others:
        join(actor, pk, head_id=oldest, now=now)
    return matter_for(actor, oldest)
