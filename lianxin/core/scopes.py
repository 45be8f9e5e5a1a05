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
    COUNCIL_RUN = "council:run"
    OWNERS_READ = "owners:read"
    OWNERS_WRITE = "owners:write"
    OWNERS_WORK = "owners:work"
    OPINIONS_WORK = "opinions:work"
    ACTIVITIES_READ = "activities:read"
    ACTIVITIES_WRITE = "activities:write"
    ACTIVITIES_WORK = "activities:work"
    VOLUNTEERS_READ = "volunteers:read"
    VOLUNTEERS_WRITE = "volunteers:write"
    VOLUNTEERS_WORK = "volunteers:work"
    SERVICES_READ = "services:read"
    SERVICES_WRITE = "services:write"
    SERVICES_WORK = "services:work"
    ROOMS_READ = "rooms:read"
    ROOMS_WRITE = "rooms:write"
    ROOMS_WORK = "rooms:work"
    FUND_READ = "fund:read"
    FUND_WRITE = "fund:write"
    FUND_WORK = "fund:work"
    WORKS_WRITE = "works:write"
    WORKS_WORK = "works:work"
    WORKS_PLAN = "works:plan"
    AWARDS_WRITE = "awards:write"
    AWARDS_WORK = "awards:work"
    CARDS_WRITE = "cards:write"
    WALL_READ = "wall:read"
    WALL_WRITE = "wall:write"
    WALL_WORK = "wall:work"
    NEWS_WORK = "news:work"
    RELIEF_READ = "relief:read"
    RELIEF_WRITE = "relief:write"
    RELIEF_WORK = "relief:work"
    JOBS_READ = "jobs:read"
    JOBS_WRITE = "jobs:write"
    JOBS_WORK = "jobs:work"
    CARE_READ = "care:read"
    CARE_WRITE = "care:write"
    ORGANISATIONS_WORK = "organisations:work"
    PARTY_READ = "party:read"
    PARTY_WRITE = "party:write"
    PARTY_RUN = "party:run"
    PARTY_MEMBERS = "party:members"
    PARTY_WORK = "party:work"
    INBOX_READ = "inbox:read"
    INBOX_WRITE = "inbox:write"
    PLACES_WORK = "places:work"
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
        Scope.COUNCIL_RUN: _(
            "办议事会的会：排、通知、主持、记票、宣布、写纪要；轮到您主持或记录，或者您是工作人员"
        ),
        Scope.OWNERS_READ: _("读您在业主表决里投了什么"),
        Scope.OWNERS_WRITE: _("替您在业主表决里投票：有法律效力，慎给"),
        Scope.OWNERS_WORK: _("以工作人员的身份办业主表决：公示、记纸票、计票、宣布"),
        Scope.OPINIONS_WORK: _("以工作人员的身份问意见：提问题、看过放出来、代填、上会"),
        Scope.ACTIVITIES_READ: _("读活动和您的报名"),
        Scope.ACTIVITIES_WRITE: _("替您报名、取消"),
        Scope.ACTIVITIES_WORK: _("以工作人员的身份办活动和课程：安排、发布、抽签、点名、记录"),
        Scope.VOLUNTEERS_READ: _("读您的志愿登记、班次、时长和证明"),
        Scope.VOLUNTEERS_WRITE: _("替您登记做志愿者、报名、签到、记时长、申请证明"),
        Scope.VOLUNTEERS_WORK: _(
            "以工作人员的身份办志愿服务：名册、服务队、项目、班次、核实时长、证明、专题活动"
        ),
        Scope.SERVICES_READ: _("读上门服务和您的申请；您是服务队的，读您要去的几家"),
        Scope.SERVICES_WRITE: _("替您请人上门、撤回；您是服务队的，记上门结果"),
        Scope.SERVICES_WORK: _("以工作人员的身份办上门服务：登记、排路线、改人改时、办结"),
        Scope.ROOMS_READ: _("读您申请的房间和借的东西"),
        Scope.ROOMS_WRITE: _("替您申请房间、撤回、退订"),
        Scope.ROOMS_WORK: _("以工作人员的身份订房间、答复申请、借出和收回东西"),
        Scope.FUND_READ: _("读您给专项经费提的点子和投的票"),
        Scope.FUND_WRITE: _("替您提点子、对项目提意见、投票"),
        Scope.FUND_WORK: _("以工作人员的身份办专项经费：预算、项目、批准、付款、冲销、投票、答复"),
        Scope.WORKS_WRITE: _("替您说自己那栋楼的工程行不行"),
        Scope.WORKS_WORK: _("以工作人员的身份记工程的进度、节点和验收"),
        Scope.WORKS_PLAN: _("以工作人员的身份立工程：计划、楼栋、钱、节点、公示、照片"),
        Scope.AWARDS_WRITE: _("替您推荐、投票、提异议；推荐的是您，替您答复"),
        Scope.AWARDS_WORK: _("以工作人员的身份办评选：审核、公示、录纸票、计票、揭晓"),
        Scope.CARDS_WRITE: _("替您评社区的成绩单、写一句话"),
        Scope.WALL_READ: _("读问您愿不愿意上墙的，和别人谢您的话"),
        Scope.WALL_WRITE: _("替您讲好人好事、说谢谢、答复愿不愿意上墙"),
        Scope.WALL_WORK: _("以工作人员的身份办善行善举墙和品牌"),
        Scope.NEWS_WORK: _("以工作人员的身份写公告、发布、撤回"),
        Scope.RELIEF_READ: _("读您申请的救助"),
        Scope.RELIEF_WRITE: _("替您申请救助、签收、撤回：家里的难处是敏感信息，慎给"),
        Scope.RELIEF_WORK: _("以工作人员的身份办救助：核实、批准、发放"),
        Scope.JOBS_READ: _("读您的求职登记"),
        Scope.JOBS_WRITE: _("替您登记求职、报助岗培训"),
        Scope.JOBS_WORK: _("以工作人员的身份办助岗：求职登记、培训、招工、上岗、回访"),
        Scope.CARE_READ: _("读您要去看谁、谁来看您：敏感信息，慎给"),
        Scope.CARE_WRITE: _("替您记走访、签收节日慰问、停下结对"),
        Scope.ORGANISATIONS_WORK: _("以工作人员的身份办单位和社会组织：名册、协议、承诺、共建单子"),
        Scope.PARTY_READ: _("读您自己的党员记录：学习、写的东西、岗位、会议、党费、选举"),
        Scope.PARTY_WRITE: _("替您记学习、交笔记和心得、认领岗位、请假、签到"),
        Scope.PARTY_RUN: _("您是书记或委员的，办您那个组织的选举"),
        Scope.PARTY_MEMBERS: _(
            "您做党务工作的，替您查党员名册、登记、记转正、转组织关系：敏感信息，慎给"
        ),
        Scope.PARTY_WORK: _("您做党务工作的，替您办组织架构、任职和组织生活"),
        Scope.INBOX_READ: _("读您的消息"),
        Scope.INBOX_WRITE: _("把您的消息标为已读"),
        Scope.PLACES_WORK: _("以工作人员的身份管楼门上的码、填居民数"),
        Scope.HOOKS_MANAGE: _("登记推送地址，有事时由我们告诉您的程序"),
    }
)
DESK_SCOPES = frozenset(
    {
        Scope.MATTERS_WORK,
        Scope.VOLUNTEERS_WORK,
        Scope.ACTIVITIES_WORK,
        Scope.ORGANISATIONS_WORK,
        Scope.SERVICES_WORK,
        Scope.COUNCIL_WORK,
        Scope.ROOMS_WORK,
        Scope.WORKS_WORK,
        Scope.WORKS_PLAN,
        Scope.FUND_WORK,
        Scope.OWNERS_WORK,
        Scope.OPINIONS_WORK,
        Scope.AWARDS_WORK,
        Scope.NEWS_WORK,
        Scope.WALL_WORK,
        Scope.RELIEF_WORK,
        Scope.JOBS_WORK,
        Scope.PLACES_WORK,
    }
)
"""Only for who works at a community's desk."""
PARTY_SCOPES = frozenset({Scope.PARTY_MEMBERS, Scope.PARTY_WORK})
"""Only for who has a part in leading a community's Party work: by a post, or in a branch."""
