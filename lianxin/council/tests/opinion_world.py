"""Questions with people who have answered them, made by the real deeds."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property

import numpy as np

from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Answer, Participant, Question, Statement
from lianxin.people.tests.factories import PersonFactory, actor_for, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

DAY = timedelta(days=1)
LAST = (MONDAY + 14 * DAY).date()
TEXTS = [f"第{n}条意见" for n in "一二三四五六七八"]


class Hearing:
    """A community whose staff put a question, with eight statements to begin with."""

    def __init__(
        self,
        *,
        texts: Sequence[str] = TEXTS,
        opened: bool = True,
        community: Community | None = None,
        **asking,
    ) -> None:
        self.community: Community = community or CommunityFactory.create()
        self.staff: Actor = staff_of(self.community)
        made = actions.Asking(**{"title": "车棚建在哪儿", "closes_on": LAST, **asking})
        self.question: Question = actions.ask(self.staff, self.community, made, now=MONDAY)
        if texts:
            actions.seed(self.staff, self.question.pk, texts, now=MONDAY)
        if opened:
            actions.open_question(self.staff, self.question.pk, now=MONDAY)
            self.question.refresh_from_db()

    @cached_property
    def statements(self) -> list[Statement]:
        return list(self.question.statements.order_by("pk"))

    def resident(self, **fields) -> Actor:
        return actor_for(
            PersonFactory.create(community=self.community, resident=True, **fields).user
        )

    def answer(self, actor: Actor, index: int, choice: int, **rest) -> Answer:
        return actions.answer(
            actor,
            self.question.pk,
            statement_id=self.statements[index].pk,
            choice=choice,
            **{"now": MONDAY, **rest},
        )


def two_camps(hearing: Hearing, each: int = 12, *, loners: int = 0) -> None:
    """People who agree about the first three statements and part about the others."""
    rng = np.random.default_rng(7)
    people = PersonFactory.create_batch(2 * each + loners, community=hearing.community)
    joined = Participant.objects.bulk_create(
        Participant(question=hearing.question, person=person, joined_at=MONDAY) for person in people
    )
    rows = []
    for number, participant in enumerate(joined):
        side = 1 if number < each else -1
        for index, statement in enumerate(hearing.statements):
            choice = 1 if index < 3 else side
            if number >= 2 * each:
                choice = (-1) ** index
            elif index >= 3 and rng.random() < 0.15:
                choice = 0
            rows.append(
                Answer(
                    participant=participant,
                    statement=statement,
                    choice=choice,
                    answered_at=MONDAY,
                )
            )
    Answer.objects.bulk_create(rows)
