from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.activities.models import (
    LIVE,
    Activity,
    Course,
    MemberState,
    Signup,
    SignupState,
    TeamMember,
)
from lianxin.activities.queries.courses import enrolled
from lianxin.activities.queries.teams import leaders_of
from lianxin.activities.queries.wishes import wishers_of
from lianxin.core.journal import entry_of
from lianxin.core.models import Entry
from lianxin.core.spoken import spoken
from lianxin.notifications.actions import post, tell


@task()
def tell_signed_up(entry_id: int) -> None:
    """Tell everybody who signed up of one step, once however often it runs."""
    entry = entry_of(entry_id)
    activity = Activity.objects.select_related("community", "room").get(pk=entry.subject_id)
    wanted = [*sorted(LIVE), SignupState.LOST]
    signups = activity.signups.filter(state__in=wanted, person__user_id__isnull=False)
    by_words: dict[str, set[int]] = {}
    for user_id, state in signups.values_list("person__user_id", "state"):
        by_words.setdefault(_words(entry, activity, state), set()).add(user_id)
    for words, users in by_words.items():
        _tell(entry, activity, users, words)


@task()
def tell_one(entry_id: int) -> None:
    """Tell the one whom a step on a sign-up concerns."""
    entry = entry_of(entry_id)
    found = Signup.objects.select_related("person", "activity__community", "activity__room")
    signup = found.get(pk=entry.subject_id)
    if signup.person.user_id and signup.offer_until:
        until = spoken(signup.offer_until)
        words = _("有空位了，%(until)s前确认就是您的，过时给下一位。") % {"until": until}
        _tell(entry, signup.activity, {signup.person.user_id}, words)


@task()
def tell_wishers(entry_id: int) -> None:
    """Tell everybody who wished for it that a course has been opened."""
    entry, course = _of_course(entry_id)
    if course.enrolment is None or course.enrolment.opens_at is None:
        return
    until = spoken(course.enrolment.opens_at)
    words = _("您想学的课开了。%(until)s以前，说过想学的人先报名。") % {"until": until}
    _tell_of_course(entry, course, wishers_of(course), words)


@task()
def tell_groups(entry_id: int) -> None:
    """Tell the community's groups of an activity; a course's lessons are its pupils' matter."""
    entry = entry_of(entry_id)
    activity = Activity.objects.select_related("community", "room").get(pk=entry.subject_id)
    if activity.course_id or Course.objects.filter(enrolment=activity).exists():
        return
    when, where = spoken(activity.starts_at), activity.where
    post(
        activity.community_id,
        "activities",
        title=activity.title,
        text=_("%(when)s，%(where)s。欢迎来。") % {"when": when, "where": where},
        url=reverse("activities:show", args=[activity.community.slug, activity.pk]),
        at=entry.at,
        mark=entry.pk,
    )


@task()
def tell_pupils(entry_id: int) -> None:
    """Tell everybody who is enrolled what has changed in a course."""
    entry, course = _of_course(entry_id)
    users = {each.person.user_id for each in enrolled(course) if each.person.user_id}
    _tell_of_course(entry, course, users, entry.details["told"])


@task()
def tell_graduates(entry_id: int) -> None:
    """Tell those who completed a course where their certificate is."""
    entry, course = _of_course(entry_id)
    users = course.certificates.filter(person__user_id__isnull=False)
    words = _("课上完了，您的结业证书可以看、可以打印了。")
    _tell_of_course(entry, course, set(users.values_list("person__user_id", flat=True)), words)


def _of_course(entry_id: int) -> tuple[Entry, Course]:
    entry = entry_of(entry_id)
    found = Course.objects.select_related("community", "enrolment")
    return entry, found.get(pk=entry.subject_id)


def _tell_of_course(entry: Entry, course: Course, users: set[int], words: str) -> None:
    kwargs = {"slug": course.community.slug, "pk": course.pk}
    tell(
        users,
        course,
        title=course.title,
        text=words,
        url=reverse("courses:show", kwargs=kwargs),
        at=entry.at,
        community_id=course.community_id,
        mark=entry.pk,
    )


@task()
def tell_leaders(entry_id: int) -> None:
    """Tell the leaders of a team that somebody would join it."""
    entry, member = _of_member(entry_id)
    _tell_of_team(entry, member, leaders_of(member.team), _("有人想加入，请您回个话。"))


@task()
def tell_member(entry_id: int) -> None:
    """Tell who asked to join what became of it."""
    entry, member = _of_member(entry_id)
    if member.person.user_id is None:
        return
    is_in = member.state == MemberState.MEMBER
    words = _("欢迎加入，排练时见。") if is_in else _("这次没能加入，多谢您想来。")
    _tell_of_team(entry, member, {member.person.user_id}, words)


def _of_member(entry_id: int) -> tuple[Entry, TeamMember]:
    entry = entry_of(entry_id)
    found = TeamMember.objects.select_related("team__community", "person")
    return entry, found.get(pk=entry.subject_id)


def _tell_of_team(entry: Entry, member: TeamMember, users: set[int], words: str) -> None:
    team = member.team
    tell(
        users,
        team,
        title=team.name,
        text=words,
        url=reverse("teams:show", kwargs={"slug": team.community.slug, "pk": team.pk}),
        at=entry.at,
        community_id=team.community_id,
        mark=entry.pk,
    )


def _words(entry: Entry, activity: Activity, state: str) -> str:
    if entry.deed == "call_off":
        return _("取消了：%(words)s") % {"words": activity.reason}
    if entry.deed == "draw":
        return {
            SignupState.PLACED: _("抽签有结果了：您抽中了。"),
            SignupState.WAITING: _("抽签有结果了：您在候补里，有空位会告诉您。"),
        }.get(SignupState(state), _("抽签有结果了：这次没有抽中。"))
    return _("安排有变：%(when)s，在%(where)s。") % {
        "when": spoken(activity.starts_at),
        "where": activity.where,
    }


def _tell(entry: Entry, activity: Activity, users: set[int], words: str) -> None:
    kwargs = {"slug": activity.community.slug, "pk": activity.pk}
    tell(
        users,
        activity,
        title=activity.title,
        text=words,
        url=reverse("activities:show", kwargs=kwargs),
        at=entry.at,
        community_id=activity.community_id,
        mark=entry.pk,
    )
