"""Telling people: who is proposed or shown, who objected, and whom an announcement concerns."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core.journal import entry_of
from lianxin.honours.models import Announcement, Audience, Nominee, Objection, Shown
from lianxin.honours.queries.audience import concerned
from lianxin.notifications.actions import post, tell
from lianxin.people.models import Person


def _account(person: Person) -> list[int]:
    return [person.user_id] if person.user_id else []


@task()
def tell_nominee(pk: int, entry_id: int) -> None:
    """Ask somebody with an account whether they agree; the desk asks all others."""
    entry = entry_of(entry_id)
    nominee = Nominee.objects.select_related("round__community", "person").get(pk=pk)
    round_ = nominee.round
    tell(
        _account(nominee.person),
        nominee,
        title=round_.name,
        text=_("有人推荐了您。您同意，才会参加评选；不同意，谁也不会知道。"),
        url=reverse("honours:award", args=[round_.community.slug, round_.pk]),
        at=entry.at,
        community_id=round_.community_id,
        mark=entry.pk,
    )


@task()
def tell_objector(pk: int, entry_id: int) -> None:
    entry = entry_of(entry_id)
    objection = Objection.objects.select_related("round__community", "person").get(pk=pk)
    round_ = objection.round
    tell(
        _account(objection.person),
        objection,
        title=round_.name,
        text=_("您提的异议答复了：%(words)s") % {"words": objection.answer},
        url=reverse("honours:award", args=[round_.community.slug, round_.pk]),
        at=entry.at,
        community_id=round_.community_id,
        mark=entry.pk,
    )


@task()
def tell_shown(pk: int, entry_id: int) -> None:
    """Ask somebody with an account whether a story may show them."""
    entry = entry_of(entry_id)
    shown = Shown.objects.select_related("story__community", "person").get(pk=pk)
    tell(
        _account(shown.person),
        shown,
        title=_("善行善举墙"),
        text=_("有人讲了您的好事：“%(title)s”。您同意，才会上墙。") % {"title": shown.story.title},
        url=reverse("honours:asked", args=[shown.story.community.slug]),
        at=entry.at,
        community_id=shown.story.community_id,
        mark=entry.pk,
    )


@task()
def tell_thanked(story_id: int, entry_id: int) -> None:
    """Tell those shown that somebody thanks them, without a count."""
    entry = entry_of(entry_id)
    rows = Shown.objects.filter(story=story_id).select_related("story__community", "person")
    for shown in rows:
        tell(
            _account(shown.person),
            shown,
            title=shown.story.title,
            text=_("有位邻居谢谢您。"),
            url=reverse("honours:asked", args=[shown.story.community.slug]),
            at=entry.at,
            community_id=shown.story.community_id,
            mark=entry.pk,
        )


@task()
def tell_concerned(entry_id: int) -> None:
    """Tell everybody whom an announcement concerns that it is there, or is withdrawn."""
    entry = entry_of(entry_id)
    found = Announcement.objects.select_related("community", "place", "team", "troupe", "council")
    announcement = found.get(pk=entry.subject_id)
    text = (
        _("撤回了：%(words)s") % {"words": announcement.reason}
        if entry.deed == "withdraw"
        else _("给%(whom)s的公告，请看一看。") % {"whom": announcement.to_whom}
    )
    url = reverse("honours:announcement", args=[announcement.community.slug, announcement.pk])
    if announcement.audience == Audience.COMMUNITY:
        post(
            announcement.community_id,
            "honours",
            title=announcement.title,
            text=text if entry.deed == "withdraw" else announcement.words,
            url=url,
            at=entry.at,
            mark=entry.pk,
        )
    tell(
        concerned(announcement),
        announcement,
        title=announcement.title,
        text=text,
        url=url,
        at=entry.at,
        community_id=announcement.community_id,
        mark=entry.pk,
    )
