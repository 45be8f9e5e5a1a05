from django.urls import reverse
from django_tasks import task

from lianxin.core.actor import Role
from lianxin.core.http import local_day
from lianxin.core.journal import entry_of
from lianxin.notifications.actions import tell
from lianxin.organisations.models import Organisation
from lianxin.people.queries import holders_of


@task()
def remind_workers(entry_id: int, organisation_id: int, words: str) -> None:
    """Tell staff and secretary what waits at an organisation, once however often it runs."""
    entry = entry_of(entry_id)
    organisation = Organisation.objects.select_related("community").get(pk=organisation_id)
    community = organisation.community
    today = local_day(entry.at)
    users = {
        pk
        for role in (Role.STAFF, Role.SECRETARY)
        for pk in holders_of(role, community.pk, today=today).values_list("pk", flat=True)
    }
    kwargs = {"slug": community.slug, "pk": organisation.pk}
    tell(
        users,
        organisation,
        title=organisation.name,
        text=words,
        url=reverse("organisations_desk:organisation", kwargs=kwargs),
        at=entry.at,
        community_id=community.pk,
        mark=entry.pk,
    )
