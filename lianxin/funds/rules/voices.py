"""Who sees an idea or an objection, and what can become of an idea (F-07)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor
from lianxin.core.flow import Flow, Step
from lianxin.funds.models.voices import ANSWERED, Idea, IdeaState
from lianxin.funds.rules.access import BY_STAFF, works


def ideas_visible_to(actor: Actor) -> Q:
    """To all once it is answered, for a person has then looked at it; to its author always."""
    own = Q(author_id=actor.user_id) if actor.is_known else Q(pk__in=())
    desk = Q(community_id__in=actor.places(*DESK)) & ~Q(state=IdeaState.WITHDRAWN)
    return Q(state__in=ANSWERED) | own | desk


def objections_visible_to(actor: Actor) -> Q:
    own = Q(author_id=actor.user_id) if actor.is_known else Q(pk__in=())
    desk = Q(project__community_id__in=actor.places(*DESK))
    return Q(answered_at__isnull=False) | own | desk


def answers(actor: Actor, idea: Idea) -> bool:
    return works(actor, idea.community_id)


def is_author(actor: Actor, idea: Idea) -> bool:
    return actor.is_known and idea.author_id == actor.user_id


def _step(verb: str, label: Any, target: str, **rest: Any) -> Step:
    usual: dict[str, Any] = {"by": answers, "who": BY_STAFF}
    return Step(verb, label, frozenset({IdeaState.RAISED}), target, **{**usual, **rest})


IDEA_FLOW = Flow(
    _step("take", _("列成项目"), IdeaState.TAKEN),
    _step("decline", _("这次不列"), IdeaState.DECLINED),
    _step("withdraw", _("收回"), IdeaState.WITHDRAWN, by=is_author, who=_("提的人自己")),
)
