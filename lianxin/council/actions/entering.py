"""Votes of those without a phone: raised hands as the room sees them, papers with a picture."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.council.actions.taking import put_item, taken_item
from lianxin.council.actions.voting import NUMBERS, ballots_of, count_in
from lianxin.council.models import AgendaItem, Choice, Vote, VotePaper
from lianxin.council.rules.access import keeps_minutes


@transaction.atomic
def enter_votes(
    actor: Actor,
    pk: int,
    votes: Mapping[int, str],
    *,
    now: datetime,
    photo: UploadedFile | None = None,
    seen: int | None = None,
) -> AgendaItem:
    """Write down named votes by member: hands raised in the room, or, with its picture, what a
    paper says. A blank choice is none.

    What somebody cast themself stays theirs.
    """
    item, step = taken_item(actor, pk, "enter_votes", seen=seen)
    if item.is_secret:
        raise OutOfOrder(_("这次是无记名表决，只能记总数。"))
    ballots = {ballot.member_id: ballot for ballot in ballots_of(item)}
    if set(votes) - set(ballots):
        raise Invalid(_("只有付表决时在场的成员才能投。"))
    if set(votes.values()) - {"", *Choice.values}:
        raise Invalid(_("请选赞成、反对或弃权。"))
    changed = [ballots[pk] for pk, choice in votes.items() if ballots[pk].choice != choice]
    _check_open(actor, item, changed)
    paper = _paper(actor, item, photo, sum(bool(votes[b.member_id]) for b in changed), now=now)
    for ballot in changed:
        choice = votes[ballot.member_id]
        ballot.choice, ballot.is_cast = choice, bool(choice)
        ballot.entered_by_id = actor.user_id if choice else None
        ballot.paper = paper if choice else None
    Vote.objects.bulk_update(changed, ["choice", "is_cast", "entered_by", "paper"])
    item.ayes = item.noes = item.abstentions = 0
    count_in(item, [ballot.choice for ballot in ballots.values()])
    told: dict[str, Any] = {"votes": {str(each.member_id): each.choice for each in changed}}
    if paper:
        told["paper"] = paper.pk
    put_item(actor, item, step, now=now, changed=NUMBERS, **told)
    return item


def _check_open(actor: Actor, item: AgendaItem, changed: Sequence[Vote]) -> None:
    """Whether these ballots may be written anew: nobody's own, and a paper's by its keepers."""
    if any(ballot.is_cast and ballot.entered_by_id is None for ballot in changed):
        raise OutOfOrder(_("有成员已经自己投了票，他的一票不能改。"))
    if any(ballot.paper_id for ballot in changed) and not keeps_minutes(actor, item.session):
        raise OutOfOrder(_("有的票是照纸票记的，要改请会议记录人或社区的工作人员来改。"))


def _paper(
    actor: Actor, item: AgendaItem, photo: UploadedFile | None, votes: int, *, now: datetime
) -> VotePaper | None:
    """Keep the picture of a paper; nothing where none was handed in."""
    if photo is None:
        return None
    if not keeps_minutes(actor, item.session) or actor.user_id is None:
        raise NotPermitted(_("纸票由会议记录人或社区的工作人员来记。"))
    if not votes:
        raise Invalid(_("照片有了，还没有点纸上是谁、投了什么。"), field="photo")
    return VotePaper.objects.create(
        item=item,
        round=item.round,
        photo=uploads.keep(photo, now=now),
        votes=votes,
        entered_by_id=actor.user_id,
        entered_at=now,
    )


@dataclass(frozen=True, slots=True)
class Papers:
    """Secret papers counted from the box: whose were handed in, how many said what, and the
    picture of the sheet on which they were counted.
    """

    member_ids: Collection[int]
    ayes: int
    noes: int
    abstentions: int
    photo: UploadedFile | None = None


@transaction.atomic
def enter_papers(
    actor: Actor, pk: int, papers: Papers, *, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Add counted papers to a secret vote, as many as were handed in."""
    item, step = taken_item(actor, pk, "enter_votes", seen=seen)
    if not item.is_secret:
        raise OutOfOrder(_("这次是记名表决，请按人记。"))
    members = set(papers.member_ids)
    counted = papers.ayes + papers.noes + papers.abstentions
    if counted != len(members) or min(papers.ayes, papers.noes, papers.abstentions) < 0:
        raise Invalid(
            _("点了 %(people)d 个人，数出 %(papers)d 张票，两边要一样多。")
            % {"people": len(members), "papers": counted}
        )
    if papers.photo is None:
        raise Invalid(_("拍一张计票单的照片，和票数一起记。"), field="photo")
    paper = _paper(actor, item, papers.photo, counted, now=now)
    handed = ballots_of(item).filter(member_id__in=members, is_cast=False)
    if handed.update(is_cast=True, entered_by=actor.user_id) != len(members):
        raise OutOfOrder(_("点的人里有的已经投过，或付表决时不在场。"))
    item.ayes += papers.ayes
    item.noes += papers.noes
    item.abstentions += papers.abstentions
    told = {"papers": counted, "paper": paper.pk if paper else None}
    put_item(actor, item, step, now=now, changed=NUMBERS, **told)
    return item
