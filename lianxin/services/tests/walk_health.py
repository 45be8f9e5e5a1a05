"""The addresses of health notes for the walk."""

from typing import Any

from lianxin.accounts.models import User
from lianxin.places.models import Community
from lianxin.services.tests.health_factories import HealthNoteFactory

PUBLIC = {"health:mine"}
OWN = {"health:new", "health:patient"}


def hidden_in(community: Community, secret: str, users: dict[str, User]) -> dict[str, Any]:
    """A note of somebody under the secret's name, by a team of the community."""
    note = HealthNoteFactory.create(community=community, words=secret, person__name=secret)
    return {"health": {"team": note.team_id, "person": note.person_id}}
