"""What a year's report card tells of honours: counts of communities' deeds, never of persons'."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Period
from lianxin.honours.models import Announcement, Nominee, Round, Story
from lianxin.honours.rules.access import (
    announcements_visible_to,
    nominees_visible_to,
    on_the_wall,
    rounds_visible_to,
)


def _stories_visible_to(_actor: object) -> Q:
    return on_the_wall()


def _announced(period: Period) -> Q:
    return period.holds("round__announced_at")


STORIES = Figure(
    "stories",
    _("上墙的好人好事"),
    _("件"),
    _("这一年里讲上善行善举墙、看过可以展示的好事；没有上墙的、撤下来的不算。"),
    Story,
    lambda period: on_the_wall() & period.holds("shown_at"),
    moment="shown_at",
    sees=_stories_visible_to,
    along=("board",),
)
AWARDS = Figure(
    "awards",
    _("办成的评选"),
    _("次"),
    _("这一年里公示、投票、公布票数以后揭晓的评选。"),
    Round,
    lambda period: Q(state="announced") & period.holds("announced_at"),
    moment="announced_at",
    sees=rounds_visible_to,
)
AWARDED = Figure(
    "awarded",
    _("评出的榜样"),
    _("位"),
    _("这一年里揭晓的评选中评上的个人和家庭，同一位评上两次算两次。"),
    Nominee,
    lambda period: Q(is_awarded=True) & _announced(period),
    community="round__community_id",
    moment="round__announced_at",
    sees=nominees_visible_to,
    along=("round",),
)
ANNOUNCEMENTS = Figure(
    "announcements",
    _("发布的公告"),
    _("条"),
    _("这一年里发布的公告，后来撤回的也算。"),
    Announcement,
    lambda period: period.holds("published_at"),
    moment="published_at",
    sees=announcements_visible_to,
    along=("place", "team", "troupe", "council"),
)


FIGURES = (STORIES, AWARDS, AWARDED, ANNOUNCEMENTS)
