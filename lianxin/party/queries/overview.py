"""What Party work is due, and how many organisations and members there are."""

from dataclasses import dataclass

from lianxin.core.actor import Actor
from lianxin.party.queries.access import Office, office_of


@dataclass(frozen=True, slots=True)
class Overview:
    office: Office


def overview(actor: Actor, slug: str) -> Overview:
    return Overview(office_of(actor, slug))
