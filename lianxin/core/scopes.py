"""What a token may be good for: known to pages and records too, which need nothing of the API."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text


class Scope(StrEnum):
    """One thing that a token may be good for."""

    COMMUNITY_READ = "community:read"
    MATTERS_READ = "matters:read"
    MATTERS_WRITE = "matters:write"
    MATTERS_WORK = "matters:work"
    COUNCIL_READ = "council:read"
    COUNCIL_WRITE = "council:write"
    COUNCIL_WORK = "council:work"
    ACTIVITIES_READ = "activities:read"
    ACTIVITIES_WRITE = "activities:write"
    SERVICES_READ = "services:read"
    SERVICES_WRITE = "services:write"
    ROOMS_READ = "rooms:read"
    ROOMS_WRITE = "rooms:write"
    ROOMS_WORK = "rooms:work"
    FUND_READ = "fund:read"
    FUND_WRITE = "fund:write"
    WORKS_WRITE = "works:write"
    WORKS_WORK = "works:work"
    PARTY_READ = "party:read"
    PARTY_WRITE = "party:write"
    INBOX_READ = "inbox:read"
    INBOX_WRITE = "inbox:write"
    HOOKS_MANAGE = "hooks:manage"


SCOPE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        Scope.COMMUNITY_READ: _(
            "读社区公开的资料：地址、类别、议事会、房间、经费、工程、公告、成绩单"
        ),
        Scope.MATTERS_READ: _("读诉求：公开的，和您自己的"),
        Scope.MATTERS_WRITE: _("替您报问题、说“我也遇到”、关注、回答和确认"),
        Scope.MATTERS_WORK: _("以工作人员的身份办诉求"),
        Scope.COUNCIL_READ: _("读您在议事会里表过的态、举过的手"),
        Scope.COUNCIL_WRITE: _("替您表态、提意见；是议事会成员的，举手、附议、投票"),
        Scope.COUNCIL_WORK: _("以工作人员的身份记到会、写决议的进展"),
        Scope.ACTIVITIES_READ: _("读活动和您的报名"),
        Scope.ACTIVITIES_WRITE: _("替您报名、取消"),
        Scope.SERVICES_READ: _("读上门服务和您的申请"),
        Scope.SERVICES_WRITE: _("替您请人上门、撤回"),
        Scope.ROOMS_READ: _("读您申请的房间和借的东西"),
        Scope.ROOMS_WRITE: _("替您申请房间、撤回、退订"),
        Scope.ROOMS_WORK: _("以工作人员的身份订房间、答复申请、借出和收回东西"),
        Scope.FUND_READ: _("读您给专项经费提的点子和投的票"),
        Scope.FUND_WRITE: _("替您提点子、对项目提意见、投票"),
        Scope.WORKS_WRITE: _("替您说自己那栋楼的工程行不行"),
        Scope.WORKS_WORK: _("以工作人员的身份记工程的进度、节点和验收"),
        Scope.PARTY_READ: _("读您自己的党员记录：学习、岗位、会议、党费"),
        Scope.PARTY_WRITE: _("替您记学习、认领岗位、请假、签到"),
        Scope.INBOX_READ: _("读您的消息"),
        Scope.INBOX_WRITE: _("把您的消息标为已读"),
        Scope.HOOKS_MANAGE: _("登记推送地址，有事时由我们告诉您的程序"),
    }
)
DESK_SCOPES = frozenset(
    {Scope.MATTERS_WORK, Scope.COUNCIL_WORK, Scope.ROOMS_WORK, Scope.WORKS_WORK}
)
"""Only for who works at a community's desk."""
