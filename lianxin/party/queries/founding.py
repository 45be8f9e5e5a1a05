"""Under what somebody may found an organisation."""

from collections.abc import Sequence

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.party.models import Body, BodyKind
from lianxin.party.queries.access import Office, office_of


def founders_desk(actor: Actor, slug: str) -> tuple[Office, Sequence[Body]]:
    """The organisations under which the actor founds others: all but groups, or the branches that
    they lead.
    """
    office = office_of(actor, slug)
    held = Body.objects.filter(community=office.community, dissolved_on__isnull=True)
    above = held.exclude(kind=BodyKind.GROUP).order_by("kind", "position", "pk")
    parents = [body for body in above if office.leads(body.pk)]
    if not parents and not office.is_whole:
        raise NotFound
    return office, parents
