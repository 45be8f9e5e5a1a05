"""Who is told of an election, and that a term is nearly over."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.journal import entry_of
from lianxin.core.spoken import spoken_date
from lianxin.notifications.actions import tell
from lianxin.party.models import Election, Reminder
from lianxin.party.queries.audience import leading
from lianxin.party.queries.structure import belonging


@task()
def tell_voters(entry_id: int) -> None:
    """Tell all who belong there of an election announced, ended or called off."""
    entry = entry_of(entry_id)
    election = Election.objects.select_related("body", "community").get(pk=entry.subject_id)
    here = belonging(election.body).values("person__user_id")
    users = set(User.objects.filter(pk__in=here, is_active=True).values_list("pk", flat=True))
    tell(
        users,
        election,
        title=_("%(body)s换届选举") % {"body": election.body.name},
        text=_words(entry.deed, election),
        url=reverse("party:election", kwargs={"slug": election.community.slug, "pk": election.pk}),
        at=entry.at,
        community_id=election.community_id,
        mark=entry.pk,
    )


def _words(deed: str, election: Election) -> str:
    if deed == "finish":
        chosen = election.candidates.filter(is_elected=True).select_related("member")
        names = "、".join(f"{each.member.name}（{each.get_duty_display()}）" for each in chosen)
        return _("选出来了：%(names)s。") % {"names": names}
    if deed == "call_off":
        return _("这次选举取消了：%(reason)s") % {"reason": election.outcome}
    return _("%(day)s在%(venue)s选举，应选 %(seats)d 人，请您参加。") % {
        "day": spoken_date(election.held_on),
        "venue": election.venue,
        "seats": election.seats,
    }


@task()
def tell_of_term(entry_id: int) -> None:
    """Tell those who lead an organisation that its term is nearly over, or that it is."""
    entry = entry_of(entry_id)
    reminder = Reminder.objects.select_related("body", "community").get(pk=entry.subject_id)
    body = reminder.body
    tell(
        leading(body, http.today()),
        reminder,
        title=_("%(body)s该换届了") % {"body": body.name},
        text=entry.details["words"],
        url=reverse("party_desk:body", kwargs={"slug": reminder.community.slug, "pk": body.pk}),
        at=entry.at,
        community_id=reminder.community_id,
        mark=entry.pk,
    )
