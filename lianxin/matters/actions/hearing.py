"""What is heard of a matter from a floor above, e.g. of a visit that it led to: written into its
course, told to its person in charge.
"""

from datetime import datetime

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.matters.models import END, Matter
from lianxin.matters.tasks import tell_followers, tell_lead


@transaction.atomic
def hear(
    actor: Actor, pk: int, *, words: str, now: datetime, is_public: bool = False
) -> Matter | None:
    """Write down how it goes, as part of a deed above that has judged who may do it: the actor may
    come by a private link and see no matter. Of one that has ended nothing is written.

    What is public must tell nobody's private affairs; the rest stands on the desk's page alone.
    """
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=pk)
    if matter.state in END:
        return None
    matter.revision += 1
    matter.save(update_fields=["revision"])
    entry = journal.record(
        actor, "progress", matter, matter.community_id, at=now, is_public=is_public, words=words
    )
    if is_public:
        tell_followers.enqueue(entry.pk)
    tell_lead.enqueue(entry.pk)
    return matter
