"""Minutes that write themselves: a meeting's facts in the words of a branch's record book."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from lianxin.core.http import local_day
from lianxin.core.spoken import clock, spoken_date
from lianxin.party.models import (
    COUNTED,
    Attendance,
    Choice,
    Meeting,
    MeetingKind,
    Motion,
    MotionKind,
    Turnout,
)


def drafted(meeting: Meeting) -> str:
    """The first draft, for people to mend; nothing in it that is not on record."""
    rows = list(meeting.attendances.select_related("member").order_by("member__name", "pk"))
    return "\n".join([*_head(meeting), *_turnout(meeting, rows), *_course(meeting)])


def _head(meeting: Meeting) -> Iterator[str]:
    day = local_day(meeting.starts_at)
    yield _("%(body)s%(kind)s记录：%(title)s") % {
        "body": meeting.body.name,
        "kind": MeetingKind(meeting.kind).label,
        "title": meeting.title,
    }
    when = meeting.opened_at or meeting.starts_at
    yield _("时间：%(day)s %(clock)s") % {"day": spoken_date(day), "clock": clock(when)}
    yield _("地点：%(venue)s") % {"venue": meeting.venue}
    if meeting.chair:
        yield _("主持：%(name)s") % {"name": meeting.chair.name}
    if speaker := meeting.teacher.name if meeting.teacher else meeting.host:
        yield _("主讲：%(name)s") % {"name": speaker}


def _turnout(meeting: Meeting, rows: list[Attendance]) -> Iterator[str]:
    came = [row for row in rows if row.state == Turnout.PRESENT]
    yield _("应到 %(called)d 人，实到 %(came)d 人。") % {"called": len(rows), "came": len(came)}
    if meeting.kind == MeetingKind.MEMBERS:
        entitled = [row for row in rows if row.is_entitled]
        there = sum(row.state == Turnout.PRESENT for row in entitled)
        yield _("有表决权的应到 %(all)d 人，实到 %(there)d 人。") % {
            "all": len(entitled),
            "there": there,
        }
    for state, label in ((Turnout.EXCUSED, _("请假")), (Turnout.CALLED, _("缺席"))):
        if people := [_named(row) for row in rows if row.state == state]:
            yield f"{label}：{'、'.join(people)}"


def _named(row: Attendance) -> str:
    return f"{row.member.name}（{row.reason}）" if row.reason else row.member.name


def _course(meeting: Meeting) -> Iterator[str]:
    if meeting.agenda:
        yield _("议题：%(agenda)s") % {"agenda": meeting.agenda}
    motions = meeting.motions.filter(state__in=sorted(COUNTED)).order_by("pk")
    for number, motion in enumerate(motions, start=1):
        yield f"{number}. {_told(motion)}"


def _told(motion: Motion) -> str:
    words = motion.words
    if motion.kind != MotionKind.ORDINARY:
        words = f"{MotionKind(motion.kind).label}：{motion.candidate}。{words}".rstrip("。")
    tally = _(
        "%(manner)s表决，应到 %(entitled)d 人，实到 %(present)d 人，"
        "赞成 %(ayes)d，反对 %(noes)d，弃权 %(abstentions)d"
    ) % {
        "manner": motion.get_manner_display(),
        "entitled": motion.entitled,
        "present": motion.present,
        "ayes": motion.ayes,
        "noes": motion.noes,
        "abstentions": motion.abstentions,
    }
    if motion.written_ayes:
        tally += _("，事先书面赞成 %(count)d") % {"count": motion.written_ayes}
    against = motion.voices.filter(choice=Choice.NO).values_list("member__name", flat=True)
    if names := list(against):
        tally += _("（反对：%(names)s）") % {"names": "、".join(names)}
    return f"{words}。{tally}；{motion.get_state_display()}。"
