"""The rules of debate (D-12): stance first, so long and so often, both sides in turn, a neutral
chair. They warn; the chair decides.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.flow import Flow, Step
from lianxin.council.models import ON_FLOOR, Session, SessionState, Speech, Stance
from lianxin.council.models import SpeechState as S
from lianxin.council.rules.access import BY_CHAIR_OR_STAFF, presides

BY_SPEAKER = _("举手的人，或主持人和社区的工作人员")


def leads_floor(actor: Actor, speech: Speech) -> bool:
    return presides(actor, speech.item.session)


def lowers(actor: Actor, speech: Speech) -> bool:
    is_own = actor.is_known and speech.member.user_id == actor.user_id
    return is_own or leads_floor(actor, speech)


def is_open(speech: Speech) -> bool:
    """While the session sits and the item is being talked about."""
    return speech.item.session.state == SessionState.OPEN and speech.item.state in TALKED_ABOUT


TALKED_ABOUT = frozenset({"discussed", "moved"})
_SHUT = _("这一项现在不在讨论。")


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    given = {"by": leads_floor, "who": BY_CHAIR_OR_STAFF, "when": is_open, "unless": _SHUT}
    return Step(verb, label, frozenset(sources), target, **{**given, **rest})


SPEECH_FLOW = Flow(
    _step("lower_hand", _("放下手"), {S.WAITING}, S.WITHDRAWN, by=lowers, who=BY_SPEAKER),
    _step("recognise", _("请他说"), {S.WAITING}, S.SPEAKING),
    _step("pause_speech", _("停一下"), {S.SPEAKING}, S.PAUSED),
    _step("resume_speech", _("接着说"), {S.PAUSED}, S.SPEAKING),
    _step("end_speech", _("说完了"), ON_FLOOR, S.ENDED),
)


def ran(spent: int, since: datetime | None, now: datetime) -> int:
    """Seconds on a clock: those before it was last started, and those since."""
    return spent + (max(0, int((now - since).total_seconds())) if since else 0)


def offered(waiting: Iterable[Speech], spoken: Mapping[int, int], last: str | None) -> list[Speech]:
    """The hands in the order in which the chair is offered them: who has not spoken before who
    has, then another side than the last, then who waited longest.
    """

    def place(speech: Speech) -> tuple[int, bool, datetime, int]:
        is_same_side = last is not None and last != Stance.NEUTRAL and speech.stance == last
        return spoken.get(speech.member_id, 0), is_same_side, speech.asked_at, speech.pk

    return sorted(waiting, key=place)


def warnings(speech: Speech, session: Session, *, spoken: int, turns: int) -> list[str]:
    """What the rules say against giving somebody the floor now; empty when nothing."""
    told = []
    if spoken >= turns:
        told.append(
            gettext("这是第 %(turn)d 次，规则是每人 %(turns)d 次。")
            % {"turn": spoken + 1, "turns": turns}
        )
    if speech.member_id == session.chair_id:
        told.append(gettext("主持人要居中，想发言先请别人主持。"))
    return told
