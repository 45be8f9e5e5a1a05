"""What Party work is due, and how many organisations and members there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lianxin.core.actor import Actor
from lianxin.party.models import UNDER_WAY, Election, Meeting, Transfer
from lianxin.party.queries.access import Office
from lianxin.party.queries.cards import Waiting, waiting
from lianxin.party.queries.due import Life
from lianxin.party.queries.dues import TermDue, due_of, terms_until
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.life import life_board
from lianxin.party.queries.transfers import letters_waiting
from lianxin.party.queries.tree import Layer, Tree, tree
from lianxin.party.rules.terms import REMINDERS


@dataclass(frozen=True, slots=True)
class Overview:
    office: Office
    on: date
    tree: Tree
    terms: Sequence[TermDue]
    elections: Sequence[Election]
    people: Waiting
    letters: Sequence[Transfer]
    late: Sequence[Life]
    """Branches whose last month, quarter or year closed with too few meetings."""
    coming: Sequence[Meeting]

    @property
    def layers(self) -> Sequence[Layer]:
        return self.tree.layers

    @property
    def members(self) -> int:
        return sum(node.members for node in self.tree.roots)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing at all is due."""
        people = self.people
        due = (self.terms, self.elections, people.endings, people.away, people.cards, self.letters)
        return not any((*due, self.late, self.coming))


def overview(actor: Actor, slug: str, *, on: date) -> Overview:
    """For whoever has a part in leading Party work; each sees what is due in their own."""
    drawn = tree(actor, slug, on=on)
    office = drawn.office
    board = life_board(actor, slug, day=on)
    return Overview(
        office=office,
        on=on,
        tree=drawn,
        terms=_terms(office, on),
        elections=_elections(office),
        people=waiting(actor, office.community, today=on),
        letters=list(letters_waiting(actor, office.community)),
        late=[life for life in board.lives if life.is_late],
        coming=board.coming,
    )


def _terms(office: Office, on: date) -> list[TermDue]:
    ahead = max(rule_of(office.community, key, on).count for key in REMINDERS)
    held = terms_until(on + timedelta(days=ahead)).filter(community=office.community)
    return [due for due in due_of(held, on=on) if office.leads(due.body.pk)]


def _elections(office: Office) -> list[Election]:
    found = Election.objects.filter(community=office.community, state__in=sorted(UNDER_WAY))
    held = found.select_related("body").order_by("held_on", "pk")
    return [election for election in held if office.leads(election.body_id)]
