"""Addresses that a program wants to be told at."""

from datetime import datetime

from django.conf import settings
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Door, Key, Scope, Shape, Words
from lianxin.core.errors import NotFound
from lianxin.gateway.actions import subscribe, unsubscribe
from lianxin.gateway.models import Hook
from lianxin.gateway.queries.hooks import hook_for, hooks_of
from lianxin.gateway.tasks import plan_telling

router = Door()


class Subscribes(Body):
    """Where to tell, and of what."""

    url: Words = Field(min_length=1, max_length=300, examples=["https://example.org/lianxin"])
    kinds: list[Words] = Field(
        [], max_length=50, examples=[["matter.report_done"]], description="不写就是全部"
    )


class HookTold(Shape):
    """An address as it stands."""

    id: int
    url: str = Field(examples=["https://example.org/lianxin"])
    kinds: list[str] = Field(examples=[["matter.report_done"]])
    made_at: datetime
    failures: int = Field(description="连着几次没有送到")
    stopped_at: datetime | None
    stopped_because: str


class HookMade(HookTold):
    """A new address with its secret, which is shown this once."""

    secret: str = Field(examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class Hooks(Shape):
    """This token's addresses, the latest first."""

    items: list[HookTold]


@router.reads("/hooks", scope=Scope.HOOKS_MANAGE, gives=Hooks, says="这个令牌登记的推送地址")
def hooks(request: Call) -> Hooks:
    rows = hooks_of(request.actor, request.caller.token_id)[:50]
    return Hooks(items=[HookTold.model_validate(_facts(each)) for each in rows])


@router.writes(
    "/hooks", scope=Scope.HOOKS_MANAGE, gives=HookMade, says="登记一个推送地址", status=201
)
def subscribe_(request: Call, wanted: Subscribes) -> HookMade:
    made = subscribe(
        request.actor,
        request.caller.token_id,
        url=wanted.url,
        kinds=set(wanted.kinds),
        now=http.now(),
        may_be_private=settings.HOOKS_MAY_BE_PRIVATE,
    )
    plan_telling(at=http.now())
    return HookMade.model_validate({**_facts(made.hook), "secret": made.secret})


@router.writes("/hooks/{int:pk}/stop", scope=Scope.HOOKS_MANAGE, gives=HookTold, says="不再推送")
def stop(request: Call, pk: Key) -> HookTold:
    if hook_for(request.actor, pk).token_id != request.caller.token_id:
        raise NotFound
    return HookTold.model_validate(_facts(unsubscribe(request.actor, pk, now=http.now())))


def _facts(hook: Hook) -> dict[str, object]:
    return {
        "id": hook.pk,
        "url": hook.url,
        "kinds": hook.kinds,
        "made_at": hook.made_at,
        "failures": hook.failures,
        "stopped_at": hook.stopped_at,
        "stopped_because": hook.stopped_because,
    }
