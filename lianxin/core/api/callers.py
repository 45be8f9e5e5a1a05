"""Who calls the API, and what they let the caller do in their name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import GUEST, Actor
from lianxin.core.flow import Text


class Scope(StrEnum):
    """One thing that a token may be good for."""

    COMMUNITY_READ = "community:read"
    MATTERS_READ = "matters:read"
    MATTERS_WRITE = "matters:write"
    MATTERS_WORK = "matters:work"
    ACTIVITIES_READ = "activities:read"
    ACTIVITIES_WRITE = "activities:write"
    SERVICES_READ = "services:read"
    SERVICES_WRITE = "services:write"
    INBOX_READ = "inbox:read"
    INBOX_WRITE = "inbox:write"
    HOOKS_MANAGE = "hooks:manage"


SCOPE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        Scope.COMMUNITY_READ: _("读社区公开的资料：地址、类别、议事会、公告、成绩单"),
        Scope.MATTERS_READ: _("读诉求：公开的，和您自己的"),
        Scope.MATTERS_WRITE: _("替您报问题、说“我也遇到”、关注、回答和确认"),
        Scope.MATTERS_WORK: _("以工作人员的身份办诉求"),
        Scope.ACTIVITIES_READ: _("读活动和您的报名"),
        Scope.ACTIVITIES_WRITE: _("替您报名、取消"),
        Scope.SERVICES_READ: _("读上门服务和您的申请"),
        Scope.SERVICES_WRITE: _("替您请人上门、撤回"),
        Scope.INBOX_READ: _("读您的消息"),
        Scope.INBOX_WRITE: _("把您的消息标为已读"),
        Scope.HOOKS_MANAGE: _("登记推送地址，有事时由我们告诉您的程序"),
    }
)
DESK_SCOPES = frozenset({Scope.MATTERS_WORK})
"""Only for who works at a community's desk."""


@dataclass(frozen=True, slots=True)
class Caller:
    """As whom a call comes, through which token, and to what that is good."""

    actor: Actor = GUEST
    token_id: int = 0
    """0 for a call without one, which reads what everybody may."""
    community_id: int = 0
    """The one community that the token is for."""
    scopes: frozenset[str] = frozenset()


class Call(HttpRequest):
    """A request that has passed the gate."""

    actor: Actor
    caller: Caller
    version: int | None
    """Of the one thing that the answer tells, where it has one."""
