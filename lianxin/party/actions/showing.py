"""What a member lets the board show of them: given and taken back item by item (S-06)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import local_day
from lianxin.core.uploads import drop, keep
from lianxin.party.models import Member, Portrait
from lianxin.party.queries.posts import consents_of, courtyard_of
from lianxin.party.queries.study import writable_member
from lianxin.party.rules.posts import FIELDS, NAME, NOTICE
from lianxin.people.actions import Leave, consent, meet, withdraw
from lianxin.people.models import Person, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be shown from now on, and until when; nothing for nothing at all."""

    fields: Collection[str]
    until: date | None = None
    given_by: str = ""
    """The paper by which who leads the branch records it; blank for oneself."""


@transaction.atomic
def show(actor: Actor, member_pk: int, wish: Wish, *, now: datetime) -> None:
    """Give the consents that are wished for and take back all others, in force at once."""
    member = writable_member(actor, member_pk, lock=True)
    is_own = member.person_id in actor.person_ids
    wanted = _wanted(wish, today=local_day(now))
    if wanted and not is_own and not wish.given_by.strip():
        raise Invalid(_("写明凭什么登记，例如“2026年3月2日纸质同意书”。"), field="given_by")
    yard = courtyard_of(member)
    if wanted and yard is None:
        raise Invalid(
            _("还没有登记住在哪个院，不知道放在哪块展板上；请先告诉支部。"), field="fields"
        )
    for held in list(consents_of(member, today=local_day(now)).select_for_update()):
        is_kept = yard and held.where == yard.label and held.until == wish.until
        if held.field not in wanted or not is_kept:
            withdraw(actor, held, now=now)
    if yard is None:
        return
    person = _person_of(member, now=now)
    for field in sorted(wanted):
        leave = Leave(
            purpose=Purpose.POST_BOARD,
            field=field,
            where=yard.label,
            until=wish.until,
            notice=NOTICE,
            given_by="" if is_own else wish.given_by.strip()[:60],
        )
        consent(actor, person, leave, now=now)


def _wanted(wish: Wish, *, today: date) -> set[str]:
    wanted = set(wish.fields) & set(FIELDS)
    if wanted and NAME not in wanted:
        raise Invalid(_("照片、岗位和承诺要同姓名一起展示，请把“姓名”也选上。"), field="fields")
    if wanted and wish.until is not None and wish.until < today:
        raise Invalid(_("到期的日子已经过了。"), field="until")
    return wanted


def _person_of(member: Member, *, now: datetime) -> Person:
    """As whom the community knows a member, who becomes known by this where they were not yet."""
    if member.person is not None:
        return member.person
    person = meet(member.community_id, now=now, phone=member.phone, name=member.name)
    member.person = person
    member.save(update_fields=["person"])
    return person


@transaction.atomic
def portray(actor: Actor, member_pk: int, *, photo: UploadedFile | None, now: datetime) -> None:
    """Keep a member's picture for the board in place of the one before; without one, take it
    away.
    """
    member = writable_member(actor, member_pk, lock=True)
    before = Portrait.objects.select_for_update(of=("self",)).filter(member=member)
    known = before.select_related("upload").first()
    if known is not None:
        known.delete()
        drop(known.upload)
    elif photo is None:
        raise NotFound
    if photo is not None:
        Portrait.objects.create(member=member, upload=keep(photo, now=now))
    journal.record(
        actor, "portray" if photo else "drop_portrait", member, member.community_id, at=now
    )
