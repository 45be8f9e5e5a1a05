"""Who is told of meetings of Party life, and what still has to be held."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core import http
from lianxin.core.journal import entry_of
from lianxin.core.models import Entry
from lianxin.core.spoken import spoken
from lianxin.notifications.actions import tell
from lianxin.party.models import Meeting, MeetingKind, Reminder
from lianxin.party.queries.audience import called_to, leading


@task()
def tell_called(entry_id: int) -> None:
    """Tell those called of a meeting's day, its change or its end, once however often it runs."""
    entry = entry_of(entry_id)
    meeting = Meeting.objects.select_related("community", "body").get(pk=entry.subject_id)
    kwargs = {"slug": meeting.community.slug, "pk": meeting.pk}
    tell(
        called_to(meeting),
        meeting,
        title=f"{meeting.body.name}{MeetingKind(meeting.kind).label}"[:120],
        text=_words(entry, meeting),
        url=reverse("party:own_meeting", kwargs=kwargs),
        at=entry.at,
        community_id=meeting.community_id,
        mark=entry.pk,
    )


def _words(entry: Entry, meeting: Meeting) -> str:
    when, words = spoken(meeting.starts_at), entry.details.get("words", "")
    if entry.deed == "notify":
        return _("%(when)s在%(venue)s：%(title)s。不能来请在这里请假。") % {
            "when": when,
            "venue": meeting.venue,
            "title": meeting.title,
        }
    if entry.deed == "reschedule":
        told = _("原定%(when)s的会改时间，定下来再通知您。") % {"when": when}
        return f"{told}{words}"
    return _("原定%(when)s的会不开了：%(words)s") % {"when": when, "words": words}


@task()
def tell_leading(entry_id: int) -> None:
    """Tell those who lead a branch what it still has to hold."""
    entry = entry_of(entry_id)
    reminder = Reminder.objects.select_related("body", "community").get(pk=entry.subject_id)
    slug = reminder.community.slug
    tell(
        leading(reminder.body, http.today()),
        reminder,
        title=_("%(body)s的组织生活") % {"body": reminder.body.name},
        text=entry.details["words"],
        url=reverse("party_desk:life", kwargs={"slug": slug}),
        at=entry.at,
        community_id=reminder.community_id,
        mark=entry.pk,
    )
