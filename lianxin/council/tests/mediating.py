"""A dispute before a mediator, and everybody who might want to read it."""

from dataclasses import replace
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.council.actions import mediation as actions
from lianxin.council.actions.mediation import Dispute, Side
from lianxin.council.models import Mediation, MediationState
from lianxin.people.tests.factories import actor_for, member_of, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

TITLE = "垃圾桶引起的推搡"
TERMS = "住户赔药费二百元\n保洁员道歉"


class Case:
    """One mediation with its opener, its mediator and two parties, stepped on by what is asked."""

    def __init__(self, community: Community | None = None, **told: Any) -> None:
        self.community = community or CommunityFactory.create()
        self.opener = staff_of(self.community)
        self.mediator = member_of(self.community)
        dispute = Dispute(
            title=told.pop("title", TITLE),
            words=told.pop("words", "保洁员胳膊擦破了"),
            mediator_id=self.mediator.user_id or 0,
            sides=told.pop("sides", [Side("李桂芳", "13800001111"), Side("王保田")]),
            **told,
        )
        made = actions.open_mediation(self.opener, self.community, dispute, now=MONDAY)
        self.pk = made.pk

    @property
    def held(self) -> Mediation:
        return Mediation.objects.get(pk=self.pk)

    def party(self, position: int) -> Actor:
        """A guest who has the link of a party."""
        token = self.held.disputants.get(position=position).token
        return Actor(keys=frozenset({token}))

    def known_party(self, position: int, user: Any) -> Actor:
        """The same with an account."""
        self.held.disputants.filter(position=position).update(user=user)
        return replace(actor_for(user))

    def consent(self) -> "Case":
        for position in (1, 2):
            actions.consent(self.party(position), self.pk, position=position, now=MONDAY)
        return self

    def draft(self, terms: str = TERMS) -> "Case":
        actions.draft(self.mediator, self.pk, terms=terms, now=MONDAY)
        return self

    def sign(self) -> "Case":
        for position in (1, 2):
            actions.sign(self.party(position), self.pk, position=position, now=MONDAY)
        return self

    def agreed(self) -> "Case":
        return self.consent().draft().sign()

    def at(self, state: str) -> "Case":
        """Set it into a state, as the database would have it."""
        is_settled = state in (MediationState.AGREED, MediationState.CLOSED)
        is_over = is_settled or state in (MediationState.STOPPED, MediationState.FAILED)
        day = MONDAY.date()
        Mediation.objects.filter(pk=self.pk).update(
            state=state,
            terms=TERMS if is_settled or state == MediationState.DRAFTED else "",
            effective_on=day if is_settled else None,
            ended_on=day if is_over else None,
        )
        return self
