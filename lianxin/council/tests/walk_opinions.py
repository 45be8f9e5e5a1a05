"""The walk's view of questions to residents: what waits to be looked at is nobody's to read."""

from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Participant, Question, Statement
from lianxin.people.tests.factories import PersonFactory, staff_of

PUBLIC: set[str] = set()
OWN = {"council:question", "council:answer", "council:say", "council:own_answers"}
DESK = {
    "council_desk:questions", "council_desk:new_question", "council_desk:question",
    "council_desk:rewrite_question", "council_desk:question_step", "council_desk:statement_step",
    "council_desk:paper",
}  # fmt: skip
VERBS = {"council_desk:question_step": "close", "council_desk:statement_step": "show"}


def hidden_in(community, secret, users):
    made = actions.Asking(title=secret, closes_on=MONDAY.date().replace(year=2040))
    question = actions.ask(staff_of(community), community, made, now=MONDAY)
    person = PersonFactory.create(community=community)
    author = Participant.objects.create(question=question, person=person, joined_at=MONDAY)
    waiting = Statement.objects.create(
        question=question, text=secret, author=author, said_at=MONDAY
    )
    assert Question.objects.filter(pk=question.pk).exists()
    told = {"pk": question.pk}
    return dict.fromkeys(OWN | DESK, told) | {"council_desk:statement_step": {"pk": waiting.pk}}
