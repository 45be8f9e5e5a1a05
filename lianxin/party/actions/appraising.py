"""民主评议 and 谈心谈话 (P-14), and a branch's fixed day (P-12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import local_day
from lianxin.core.text import tidy
from lianxin.party.actions.convening import put, refuse_marked, taken
from lianxin.party.models import (
    Appraisal,
    Body,
    BodyKind,
    FixedDay,
    Grade,
    Pair,
    Talk,
    Turnout,
)
from lianxin.party.queries.access import office_of
from lianxin.party.queries.meetings import body_led
from lianxin.party.queries.roll import Rolls

LAST_FIXED_DAY = 28
MOST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Appraised:
    """What is known of one member's appraisal: words of their own and of the others, papers for
    each of the four grades, and the branch's conclusion.
    """

    own_words: str = ""
    others_words: str = ""
    excellent: int = 0
    fit: int = 0
    barely: int = 0
    unfit: int = 0
    grade: str = ""

    @property
    def papers(self) -> int:
        return self.excellent + self.fit + self.barely + self.unfit


@transaction.atomic
def appraise(actor: Actor, pk: int, member_id: int, made: Appraised, *, now: datetime) -> Appraisal:
    """Write down one member's appraisal; it is concluded from self, others and papers."""
    meeting, step = taken(actor, pk, "appraise")
    rows = dict(meeting.attendances.values_list("member_id", "state"))
    if member_id not in rows:
        raise NotFound
    own, others = (tidy(words).strip() for words in (made.own_words, made.others_words))
    refuse_marked("", own, others, field="own_words")
    _refuse_impossible(made, list(rows.values()).count(Turnout.PRESENT), own, others)
    appraisal, _is_new = Appraisal.objects.update_or_create(
        meeting=meeting,
        member_id=member_id,
        defaults={
            "community_id": meeting.community_id,
            "own_words": own,
            "others_words": others,
            "excellent": made.excellent,
            "fit": made.fit,
            "barely": made.barely,
            "unfit": made.unfit,
            "grade": made.grade,
        },
    )
    put(actor, meeting, step, now=now, member=member_id, papers=made.papers, grade=made.grade)
    return appraisal


def _refuse_impossible(made: Appraised, present: int, own: str, others: str) -> None:
    if made.papers > present:
        raise Invalid(
            _("到会 %(present)d 人，测评票有 %(papers)d 张，请再点一点。")
            % {"present": present, "papers": made.papers},
            field="excellent",
        )
    if made.grade and made.grade not in Grade.values:
        raise Invalid(_("从四个等次里选。"), field="grade")
    if made.grade and not (own and others and made.papers):
        raise Invalid(_("个人自评、党员互评、民主测评都有了，才能定等次。"), field="grade")


@dataclass(frozen=True, slots=True)
class Talked:
    """Two members, the day of their talk, and what it touched upon."""

    one_id: int
    other_id: int
    on: date
    topic: str = ""


@transaction.atomic
def log_talks(
    actor: Actor, slug: str, branch_id: int, talks: Sequence[Talked], *, now: datetime
) -> list[Talk]:
    """Note that members of a branch had their talks; between whom each was follows from their
    duties on its day.
    """
    branch = _branch(actor, slug, branch_id, local_day(now))
    rolls = Rolls([branch])
    rows = [_talk(branch, rolls, talked, now) for talked in talks]
    Talk.objects.bulk_create(rows)
    told = [(row, {"pair": row.pair}) for row in rows]
    journal.record_each(actor, "log_talk", told, branch.community_id, at=now)
    return rows


def _talk(branch: Body, rolls: Rolls, talked: Talked, now: datetime) -> Talk:
    people = {talked.one_id, talked.other_id}
    if len(people) < 2 or not people <= set(rolls.members(branch, talked.on)):
        raise Invalid(_("谈心要在本支部的两位党员之间。"), field="other")
    if talked.on > local_day(now):
        raise Invalid(_("这一天还没到，谈过再记。"), field="on")
    refuse_marked("", talked.topic, field="topic")
    heads = people & set(rolls.heads(branch, talked.on))
    return Talk(
        community_id=branch.community_id,
        branch=branch,
        pair=(Pair.MEMBERS, Pair.HEAD_AND_MEMBER, Pair.HEADS)[len(heads)],
        one_id=talked.one_id,
        other_id=talked.other_id,
        held_on=talked.on,
        topic=tidy(talked.topic).strip()[:100],
    )


@transaction.atomic
def fix_day(actor: Actor, slug: str, branch_id: int, *, day: int, now: datetime) -> FixedDay:
    """Say on which day of the month a branch has its 主题党日 from now on."""
    branch = _branch(actor, slug, branch_id, local_day(now))
    if not 1 <= day <= LAST_FIXED_DAY:
        raise Invalid(_("选 1 到 28 日里的一天，每个月都有。"), field="day")
    fixed, _is_new = FixedDay.objects.update_or_create(
        branch=branch, defaults={"community_id": branch.community_id, "day": day}
    )
    journal.record(actor, "fix_day", fixed, branch.community_id, at=now, office=actor.name, day=day)
    return fixed


def _branch(actor: Actor, slug: str, pk: int, on: date) -> Body:
    branch = body_led(office_of(actor, slug), pk, on)
    if branch.kind != BodyKind.BRANCH:
        raise NotFound
    return branch
