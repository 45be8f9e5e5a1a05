"""The fund's addresses, for the walk over every address."""

from typing import Any
from uuid import uuid4

from lianxin.core.tests.factories import MONDAY
from lianxin.funds.models import (
    Account,
    AccountKind,
    Budget,
    Idea,
    Objection,
    Option,
    Overseer,
    Project,
    Use,
    Vote,
    Voucher,
    VoucherKind,
)
from lianxin.funds.tests.factories import FundFactory
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.models import Community

PUBLIC = {"funds:public", "funds:ideas"}
OWN = {"funds:project", "funds:vote", "funds:ballots", "funds:object",
    "funds:withdraw_idea",
}  # fmt: skip
DESK = {
    "funds_desk:fund", "funds_desk:fund_step", "funds_desk:approve_budget",
    "funds_desk:close_year", "funds_desk:export", "funds_desk:reverse",
    "funds_desk:release_overseer", "funds_desk:receipt", "funds_desk:new_project",
    "funds_desk:project", "funds_desk:edit_project", "funds_desk:project_step",
    "funds_desk:new_vote", "funds_desk:vote", "funds_desk:paper", "funds_desk:override",
    "funds_desk:cancel_vote", "funds_desk:vote_step", "funds_desk:ideas",
    "funds_desk:answer_idea", "funds_desk:answer_objection",
}  # fmt: skip
VERBS = {
    "funds_desk:fund_step": "seat_overseer",
    "funds_desk:project_step": "propose",
    "funds_desk:vote_step": "open",
    "funds_desk:answer_idea": "decline",
}


def hidden_in(community: Community, secret: str, _users: Any) -> dict[str, Any]:
    """A draft and a vote not yet open: neither exists for those outside."""
    budget = _approved(community)
    project = Project.objects.create(
        community=community, budget=budget, title=secret, words=secret, use=Use.REPAIRS,
        origin="need", cost=5, written_at=MONDAY,
    )  # fmt: skip
    vote = Vote.objects.create(
        community=community, budget=budget, title=secret, amount=100, most_choices=1,
        closes_on=MONDAY.date(),
    )  # fmt: skip
    Option.objects.create(vote=vote, project=project, number=1, cost=5)
    voucher = Voucher.objects.create(
        community=community, budget=budget, number=1, kind=VoucherKind.GRANT, at=MONDAY,
        amount=5, words="拨入", office=secret,
    )  # fmt: skip
    overseer = Overseer.objects.create(community=community, name=secret, since=MONDAY.date())
    pages = {f"funds_desk:{name}": {"pk": project.pk} for name in (
        "project", "edit_project", "project_step")}  # fmt: skip
    pages |= {f"funds_desk:{name}": {"pk": vote.pk} for name in (
        "vote", "paper", "override", "cancel_vote", "vote_step")}  # fmt: skip
    pages |= {f"funds_desk:{name}": {"pk": budget.pk} for name in (
        "approve_budget", "close_year")}  # fmt: skip
    return (
        pages
        | _said(project, secret)
        | {
            "funds:project": {"pk": project.pk},
            "funds:object": {"pk": project.pk},
            "funds:vote": {"pk": vote.pk},
            "funds:ballots": {"pk": vote.pk},
            "funds_desk:export": {"pk": budget.pk, "kind": "xlsx"},
            "funds_desk:reverse": {"pk": voucher.pk},
            "funds_desk:release_overseer": {"pk": overseer.pk},
            "funds_desk:receipt": {"key": uuid4()},
        }
    )


def _approved(community: Community) -> Budget:
    fund = FundFactory.create(community=community)
    budget = Budget.objects.create(
        community=community, fund=fund, year=2026, amount=100_00, source="文件",
        state="approved", approved_at=MONDAY,
    )  # fmt: skip
    for kind in (AccountKind.FREE, AccountKind.GRANTED):
        Account.objects.create(community=community, budget=budget, kind=kind)
    return budget


def _said(project: Project, secret: str) -> dict[str, Any]:
    """An idea and an objection that wait for their answers."""
    told = {"words": secret, "raised_at": MONDAY}
    author = PersonFactory.create(community=project.community, resident=True).user
    idea = Idea.objects.create(community=project.community, author=author, title=secret, **told)
    objection = Objection.objects.create(project=project, author=author, **told)
    return {
        "funds:withdraw_idea": {"pk": idea.pk},
        "funds_desk:answer_idea": {"pk": idea.pk},
        "funds_desk:answer_objection": {"pk": objection.pk},
    }
