from django.urls import reverse
from django_tasks import task

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.journal import entry_of
from lianxin.core.models import Entry
from lianxin.matters.models import Matter
from lianxin.matters.queries import course
from lianxin.matters.queries.audience import audience
from lianxin.notifications.actions import tell
from lianxin.people.queries import holders_of


@task()
def tell_followers(entry_id: int) -> None:
    """Tell everyone concerned of one journalled step, once however often it runs."""
    entry = entry_of(entry_id)
    matter = Matter.objects.select_related("community").get(pk=entry.subject_id)
    if entry.deed == "escalate":
        _tell_above(entry, matter)
    else:
        _tell(entry, matter, audience(matter, but=entry.actor_id))


@task()
def tell_lead(entry_id: int) -> None:
    """Tell who is in charge of a matter what was heard of it, unless they wrote it themselves."""
    entry = entry_of(entry_id)
    matter = Matter.objects.select_related("community").get(pk=entry.subject_id)
    if matter.lead_id is not None and matter.lead_id != entry.actor_id:
        _tell(entry, matter, {matter.lead_id}, at_desk=True)


def _tell(entry: Entry, matter: Matter, user_ids: set[int], *, at_desk: bool = False) -> None:
    slug = matter.community.slug
    page = (
        reverse("matters_desk:matter", kwargs={"slug": slug, "pk": matter.pk})
        if at_desk
        else reverse("matters:show", kwargs={"slug": slug, "number": matter.number})
    )
    words = str(entry.details.get("words") or entry.details.get("what") or "")
    label = course.told(entry)
    tell(
        user_ids,
        matter,
        title=matter.title,
        text=f"{label}：{words}" if words else label,
        url=page,
        at=entry.at,
        community_id=matter.community_id,
        mark=entry.pk,
    )


def _tell_above(entry: Entry, matter: Matter) -> None:
    role = Role.SECRETARY if entry.details.get("level") == 1 else Role.STREET
    above = holders_of(role, matter.community_id, today=http.today())
    _tell(entry, matter, set(above.values_list("pk", flat=True)), at_desk=True)
