"""Casting ballots, online and on paper. Who voted is kept as a keyed hash alone."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.secrets import blind_index
from lianxin.core.text import said
from lianxin.funds.actions.taking import taken_vote
from lianxin.funds.models import Ballot, PaperEntry, Vote, VoterUnit, VoteState, Way
from lianxin.funds.queries import vote_for
from lianxin.funds.queries.voting import own_key
from lianxin.funds.rules.vote import checked
from lianxin.people.models import Person


@transaction.atomic
def cast(
    actor: Actor, pk: int, points: Mapping[int, int], *, now: datetime, door: str = ""
) -> Ballot:
    """Cast one's ballot, or change it while the vote runs; a household has one together."""
    vote = vote_for(actor, pk, lock=True)
    if vote.state != VoteState.OPEN or local_day(now) > vote.closes_on:
        raise OutOfOrder(_("投票已经截止。"))
    voter = _voter(actor, vote, door)
    given = checked(vote, _numbers(vote), points)
    found = Ballot.objects.filter(vote=vote, voter=voter).first()
    if found and found.way == Way.PAPER:
        raise OutOfOrder(_("已经收到一张纸质票，不能再投。要改，请到社区服务站。"))
    # Nobody can prove online to be of a house, so its ballot stands as it was cast.
    if found and vote.unit == VoterUnit.HOUSEHOLD:
        raise OutOfOrder(_("您这一户已经投过了。"))
    ballot, _is_new = Ballot.objects.update_or_create(
        vote=vote,
        voter=voter,
        defaults={"points": given, "at": now, "way": Way.ONLINE, "community_id": vote.community_id},
    )
    return ballot


def _voter(actor: Actor, vote: Vote, door: str) -> str:
    person = Person.objects.filter(community_id=vote.community_id, user_id=actor.user_id or 0)
    user = User.objects.filter(pk=actor.user_id or 0).first()
    if user is None or not person.exists():
        raise NotPermitted(_("投票要先登录，并且是本社区的居民。"))
    if vote.unit == VoterUnit.HOUSEHOLD:
        return door_key(vote, said(door, field="door", missing=_("写上门牌，例如 7号楼2单元301。")))
    return own_key(vote, user)


def door_key(vote: Vote, door: str) -> str:
    """The same house, however its door is written: digits and letters, in their order."""
    plain = "".join(each if each.isalnum() else " " for each in door.lower())
    for word in ("号楼", "单元", "号院", "号", "室", "户", "楼"):
        plain = plain.replace(word, " ")
    return blind_index(f"fund vote {vote.pk} door {' '.join(plain.split())}")


def _numbers(vote: Vote) -> frozenset[int]:
    return frozenset(vote.options.values_list("number", flat=True))


@transaction.atomic
def enter_paper(
    actor: Actor,
    pk: int,
    *,
    paper: int,
    voter: str,
    points: Mapping[int, int],
    now: datetime,
    seen: int | None = None,
) -> Ballot | None:
    """Enter a paper as one reads it; read alike by a second, it is a ballot, which is returned.

    `voter` is the phone (or name and door) of a person, or the door of a household, as the rule of
    the vote is. Raises Invalid where the two read it differently, or the voter has voted already.
    """
    vote, _step = taken_vote(actor, pk, "enter_paper", seen=seen)
    user = User.objects.filter(pk=actor.user_id or 0).first()
    if user is None:
        raise NotFound
    given, key = checked(vote, _numbers(vote), points), paper_key(vote, voter)
    if paper < 1:
        raise Invalid(_("写上票上印的号码。"), field="paper")
    entries = {each.by_id: each for each in vote.papers.filter(paper=paper)}
    others = [each for by, each in entries.items() if by != user.pk]
    mine = entries.get(user.pk) or PaperEntry(
        vote=vote, community_id=vote.community_id, paper=paper, by=user
    )
    if others and Ballot.objects.filter(vote=vote, voter=others[0].voter, way=Way.PAPER).exists():
        raise Invalid(_("这张票已经由两个人录好了。"), field="paper")
    mine.voter, mine.points, mine.at = key, given, now
    mine.save()
    journal.record(actor, "enter_paper", vote, vote.community_id, at=now, paper=paper)
    if not others:
        return None
    return _agreed(vote, mine, others[0], now=now)


def paper_key(vote: Vote, voter: str) -> str:
    voter = said(voter, field="voter", missing=_("写上票上的手机号，或门牌。"), most=60)
    if vote.unit == VoterUnit.HOUSEHOLD:
        return door_key(vote, voter)
    digits = "".join(each for each in voter if each.isdigit())
    told = blind_index(digits) if len(digits) == 11 else voter
    return blind_index(f"fund vote {vote.pk} {told}")


def _agreed(vote: Vote, mine: PaperEntry, other: PaperEntry, *, now: datetime) -> Ballot | None:
    """A ballot where both read the same; else none, and both stay to be looked at again."""
    if (mine.voter, mine.points) != (other.voter, other.points):
        return None
    if Ballot.objects.filter(vote=vote, voter=mine.voter).exists():
        raise Invalid(_("这位（这一户）已经投过票了，一人（一户）一票。"), field="voter")
    return Ballot.objects.create(
        vote=vote,
        community_id=vote.community_id,
        voter=mine.voter,
        way=Way.PAPER,
        points=mine.points,
        at=now,
        entered_by_id=other.by_id,
        checked_by_id=mine.by_id,
    )
