from lianxin.funds.queries.access import (
    budget_for,
    fund_for,
    fund_of,
    payable,
    project_for,
    projects_for,
    vote_for,
    votes_for,
)

__all__ = [
    "budget_for",
    "fund_for",
    "fund_of",
    "payable",
    "project_for",
    "projects_for",
    "vote_for",
    "votes_for",
]
