"""Whose token it is, and what it is good for."""

from datetime import datetime

from pydantic import Field

from lianxin.core.api import Call, Door, Scope, Shape
from lianxin.gateway.queries.tokens import token_for

router = Door()


class Me(Shape):
    """As whom the calls with this token come."""

    name: str = Field(examples=["李桂芳"])
    community: str = Field(examples=["lishanlu"], description="令牌管的社区")
    token: str = Field(examples=["lx_4Zk1aB"], description="令牌的前几个字")
    scopes: list[Scope]
    roles: list[str] = Field(examples=[["staff"]], description="令牌能用的职务")
    expires_at: datetime


@router.reads("/me", scope=None, gives=Me, says="这个令牌是谁的、能做什么")
def me(request: Call) -> Me:
    token = token_for(request.actor, request.caller.token_id)
    return Me(
        name=request.actor.name,
        community=token.community.slug,
        token=token.prefix,
        scopes=[Scope(each) for each in token.scopes],
        roles=sorted({str(role) for role, _place in request.actor.posts}),
        expires_at=token.expires_at,
    )
