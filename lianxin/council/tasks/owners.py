"""Telling the residents' committee of an owners' vote and of what was decided (物业管理条例15)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.journal import entry_of
from lianxin.council.models import OwnerVote
from lianxin.council.rules.owners import OWNER_VOTE_FLOW
from lianxin.notifications.actions import tell
from lianxin.people.models import Person
from lianxin.people.queries import holders_of


@task()
def tell_committee(entry_id: int) -> None:
    """Tell secretary and staff, and the owners who have an account, once however often it runs."""
    entry = entry_of(entry_id)
    vote = OwnerVote.objects.select_related("community").get(pk=entry.subject_id)
    today = http.today()
    users = {
        pk
        for role in (Role.SECRETARY, Role.STAFF)
        for pk in holders_of(role, vote.community_id, today=today).values_list("pk", flat=True)
    }
    owned = vote.ballots.exclude(owner__person=None).values("owner__person")
    owners = Person.objects.filter(pk__in=owned, user__is_active=True)
    users |= set(owners.values_list("user_id", flat=True))
    tell(
        users - {entry.actor_id},
        vote,
        title=_("业主表决：%(title)s") % {"title": vote.title},
        text=str(OWNER_VOTE_FLOW[entry.deed].label),
        url=reverse("council:owner_vote", kwargs={"slug": vote.community.slug, "pk": vote.pk}),
        at=entry.at,
        community_id=vote.community_id,
        mark=entry.pk,
        is_required=True,
    )
