"""Voting: one person or household once, ballots apart from voters, papers read by two."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core import journal
from lianxin.core.actor import GUEST, Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.secrets import blind_index
from lianxin.core.text import said
from lianxin.honours.actions.rounds import taken
from lianxin.honours.models import (
    Ballot,
    Channel,
    Juror,
    Panel,
    PaperEntry,
    Round,
    SetAside,
    Vote,
    Voter,
)
from lianxin.honours.queries.awards import is_juror, on_ballot, voter_here
from lianxin.honours.rules import ROUND_FLOW
from lianxin.honours.rules.awarding import door_of, wrong_with
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.people.queries import person_for
from lianxin.places.models import Kind
from lianxin.places.queries import place_named
from lianxin.volunteers.actions.taking import leave, put


@transaction.atomic
def vote(
    actor: Actor,
    pk: int,
    choices: Collection[int],
    *,
    home: str = "",
    device: str = "",
    now: datetime,
) -> Ballot:
    """Cast one's own ballot online; nobody casts another's, staff included (A-08)."""
    round_ = taken(actor, pk, None)
    leave(ROUND_FLOW, "vote", actor, round_)
    _check_day(round_, now)
    person = voter_here(actor, round_.community_id)
    if person is None:
        raise NotPermitted(_("这次请本社区登记过的居民投票。您也可以到社区领一张纸票。"))
    panel = Panel.JURY if is_juror(round_, person.pk) else Panel.RESIDENTS
    _check_panel(round_, panel)
    _check_choices(round_, choices, now=now)
    voter = _voter(round_, panel, person, home)
    _check_first(round_, panel, voter)
    ballot = Ballot.objects.create(round=round_, panel=panel, choices=sorted(set(choices)))
    Vote.objects.create(
        round=round_,
        panel=panel,
        channel=Channel.ONLINE,
        voter=voter,
        person=person,
        device=blind_index(f"{round_.pk}|{device}") if device else "",
        envelope=str(ballot.pk),
        at=now,
    )
    # Told of nobody: who voted is kept in the register alone, until that is sealed.
    journal.record(GUEST, "vote", round_, round_.community_id, at=now, panel=panel)
    return ballot


def _check_day(round_: Round, now: datetime) -> None:
    if local_day(now) > round_.vote_until:
        raise OutOfOrder(_("投票已经截止了。"))


def _check_panel(round_: Round, panel: Panel) -> None:
    if panel == Panel.RESIDENTS and not round_.residents:
        raise NotPermitted(_("这次由评委投票。"))


def _check_choices(round_: Round, choices: Collection[int], *, now: datetime) -> None:
    numbers = [each.number for each in on_ballot(round_, today=local_day(now))]
    if fault := wrong_with(choices, numbers, most=round_.votes_each):
        raise Invalid(fault, field="choices")


def _voter(round_: Round, panel: Panel, person: Person, home: str) -> str:
    """The keyed hash of whoever has this one vote."""
    if panel == Panel.JURY or round_.voter == Voter.PERSON:
        return blind_index(f"{round_.pk}|person|{person.pk}")
    place = place_named(round_.community_id, home)
    door = door_of(home)
    if place is None or place.kind != Kind.ENTRANCE or not door:
        raise Invalid(_("写到单元和门牌，例如：历山路100号院6号楼2单元301。"), field="home")
    return blind_index(f"{round_.pk}|home|{place.pk}|{door}")


def _check_first(round_: Round, panel: Panel, voter: str) -> None:
    if not round_.votes.filter(panel=panel, voter=voter, aside="").exists():
        return
    if round_.voter == Voter.HOUSEHOLD and panel == Panel.RESIDENTS:
        raise OutOfOrder(_("这一户已经投过票了，一户一票。要是您家没有投过，请告诉社区。"))
    raise OutOfOrder(_("您已经投过票了，一人一票。谢谢您。"))


@transaction.atomic
def hand_out(
    actor: Actor, pk: int, *, name: str = "", phone: str = "", home: str = "", now: datetime
) -> Vote:
    """Hand a paper ballot to one person or household, who then votes on paper and nowhere else.

    The papers lie in a heap: who got which is written nowhere.
    """
    round_ = taken(actor, pk, None)
    step = leave(ROUND_FLOW, "hand_out", actor, round_)
    _check_panel(round_, Panel.RESIDENTS)
    who = said(name, field="name", missing=_("写上谁领的。"), most=60)
    if round_.voter == Voter.PERSON and not phone:
        raise Invalid(_("写上领票人的电话，一人一张。"), field="phone")
    person = meet(round_.community_id, now=now, phone=phone, name=who)
    voter = _voter(round_, Panel.RESIDENTS, person, home)
    _check_first(round_, Panel.RESIDENTS, voter)
    made = Vote.objects.create(
        round=round_,
        panel=Panel.RESIDENTS,
        channel=Channel.PAPER,
        voter=voter,
        person=person,
        at=now,
    )
    round_.papers_out += 1
    put(actor, round_, step, round_.community_id, now=now, changed={"papers_out"})
    return made


@transaction.atomic
def read_paper(
    actor: Actor, pk: int, *, serial: int, choices: Collection[int], now: datetime
) -> PaperEntry:
    """Read one paper in; it counts as soon as two different people have read the same."""
    round_ = taken(actor, pk, None)
    step = leave(ROUND_FLOW, "read_paper", actor, round_)
    _check_choices(round_, choices, now=now)
    if not 1 <= serial <= round_.papers_out:
        raise Invalid(
            ngettext(
                "只发出了 %(count)d 张纸票，没有这个号。",
                "只发出了 %(count)d 张纸票，没有这个号。",
                round_.papers_out,
            )
            % {"count": round_.papers_out},
            field="serial",
        )
    if round_.papers.filter(serial=serial, is_agreed=True).exists():
        raise OutOfOrder(_("这张票两个人录得一样，已经算数了。"))
    entry, _made = PaperEntry.objects.update_or_create(
        round=round_,
        serial=serial,
        by_id=actor.user_id,
        defaults={"choices": sorted(set(choices)), "at": now},
    )
    others = round_.papers.filter(serial=serial).exclude(pk=entry.pk)
    if same := next((each for each in others if each.choices == entry.choices), None):
        _accept(round_, entry, same)
    changed = {"papers_in"}
    put(actor, round_, step, round_.community_id, now=now, changed=changed, serial=serial)
    return entry


def _accept(round_: Round, entry: PaperEntry, same: PaperEntry) -> None:
    """Drop other readings: two people agree on this one."""
    round_.papers.filter(serial=entry.serial).exclude(pk__in=[entry.pk, same.pk]).delete()
    for each in (entry, same):
        each.is_agreed = True
        each.save(update_fields=["is_agreed"])
    Ballot.objects.create(
        round=round_,
        panel=Panel.RESIDENTS,
        receipt=f"P-{entry.serial:05d}",
        choices=entry.choices,
    )
    round_.papers_in += 1


@transaction.atomic
def set_aside(
    actor: Actor,
    pk: int,
    votes: Collection[int],
    *,
    words: str,
    now: datetime,
    seen: int | None = None,
) -> int:
    """Leave votes uncounted, openly: how many and why is published with the ballots.

    Nobody is told what they say, before or after. Whose vote it was may vote again while the vote
    lasts.
    """
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "set_aside", actor, round_)
    reason = said(words, field="words", missing=_("写明为什么不计，会同票数一起公布。"), most=200)
    found = list(
        round_.votes.select_for_update().filter(
            pk__in=votes, channel=Channel.ONLINE, aside="", is_sealed=False
        )
    )
    if not found:
        raise Invalid(_("选要处理的票；不计过的不用再选。"), field="votes")
    SetAside.objects.bulk_create(
        SetAside(ballot_id=int(each.envelope), reason=reason) for each in found
    )
    round_.votes.filter(pk__in=[each.pk for each in found]).update(aside=reason)
    put(actor, round_, step, round_.community_id, now=now, count=len(found), reason=reason)
    return len(found)


@transaction.atomic
def seat_juror(
    actor: Actor, pk: int, *, person: int, now: datetime, seen: int | None = None
) -> Juror:
    """Let somebody with an account sit on the jury, who is not proposed themselves."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "seat", actor, round_)
    found = person_for(actor, person)
    if found.community_id != round_.community_id or found.user_id is None:
        raise NotFound
    if round_.nominees.filter(person=found).exists():
        raise Invalid(_("这一位在被推荐的人里，要回避。"), field="person")
    made, is_new = Juror.objects.get_or_create(round=round_, person=found, defaults={"since": now})
    if not is_new:
        raise OutOfOrder(_("已经是评委了。"))
    put(actor, round_, step, round_.community_id, now=now, juror=made.pk)
    return made


@transaction.atomic
def unseat_juror(
    actor: Actor, pk: int, *, juror: int, now: datetime, seen: int | None = None
) -> Round:
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "seat", actor, round_)
    gone, _kinds = round_.jurors.filter(pk=juror).delete()
    if not gone:
        raise NotFound
    put(actor, round_, step, round_.community_id, now=now, unseated=juror)
    return round_
