"""How every step on a project or a vote is taken: lock, check, write, journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.models import Entry
from lianxin.funds.models import Project, ProjectState, Vote, VoteState
from lianxin.funds.queries import project_for, vote_for
from lianxin.funds.rules import PROJECT_FLOW, VOTE_FLOW


def news() -> str:
    return _("刚刚有人改过这一页，下面是最新的样子。您写的还在，看过再发。")


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Project, Step]:
    """Lock a project and get leave for a step; `seen` is the revision that the page was drawn
    from.
    """
    project = project_for(actor, pk, lock=True)
    if seen is not None and seen != project.revision:
        raise OutOfOrder(news())
    standing = ProjectState(project.state).label
    return project, PROJECT_FLOW.require(verb, actor, project, standing=standing)


def put(
    actor: Actor,
    project: Project,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    """Move a locked project by its step, save what changed, and write the one journal entry."""
    project.state = step.leads_to(project)
    project.revision += 1
    project.save(update_fields={"state", "revision", *changed})
    return journal.record(
        actor,
        step.verb,
        project,
        project.community_id,
        at=now,
        office=actor.name,
        **details,
    )


def taken_vote(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Vote, Step]:
    """The same for a vote."""
    vote = vote_for(actor, pk, lock=True)
    if seen is not None and seen != vote.revision:
        raise OutOfOrder(news())
    standing = VoteState(vote.state).label
    return vote, VOTE_FLOW.require(verb, actor, vote, standing=standing)


def put_vote(
    actor: Actor,
    vote: Vote,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    vote.state = step.leads_to(vote)
    vote.revision += 1
    vote.save(update_fields={"state", "revision", *changed})
    return journal.record(
        actor, step.verb, vote, vote.community_id, at=now, office=actor.name, **details
    )
