"""What a year's report card tells of the fund."""

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lianxin.core.figures import Figure, Measure, Period
from lianxin.funds.models import Ballot, Project, ProjectState, Use, Voucher, VoucherKind
from lianxin.funds.rules.access import ballots_visible_to, ledger_visible_to, visible_to

USES = (
    Use.PARTY,
    Use.SERVICE,
    Use.SELFGOV,
    Use.URGENT,
    Use.VOLUNTEERS,
    Use.CULTURE,
    Use.REPAIRS,
)


def _granted(period: Period) -> Q:
    return Q(kind=VoucherKind.GRANT) & period.holds("at")


def _spent(period: Period) -> Q:
    """Paid, and not taken back."""
    return Q(kind=VoucherKind.PAY, reversed_by__isnull=True) & period.holds("at")


FUND_RECEIVED = Figure(
    "fund_received",
    _("专项经费拨入"),
    _("元"),
    _("这一年里街道核定、记入账的专项经费。"),
    Voucher,
    _granted,
    moment="at",
    sees=ledger_visible_to,
    along=("project",),
    measure=Measure.SUM,
    adds="amount",
    scale=100,
)
FUND_SPENT = Figure(
    "fund_spent",
    _("专项经费付出"),
    _("元"),
    _("这一年里凭票据付出的专项经费；冲销了的不算，安排了还没付的不算。"),
    Voucher,
    _spent,
    moment="at",
    sees=ledger_visible_to,
    along=("project",),
    measure=Measure.SUM,
    adds="amount",
    scale=100,
)


def _spent_on(use: Use) -> Figure:
    return Figure(
        f"fund_spent_{use}",
        format_lazy(_("专项经费用于{use}"), use=use.label),
        _("元"),
        format_lazy(_("这一年里付出的专项经费中，用途是“{use}”的。"), use=use.label),
        Voucher,
        lambda period: _spent(period) & Q(project__use=use),
        moment="at",
        sees=ledger_visible_to,
        along=("project",),
        measure=Measure.SUM,
        adds="amount",
        scale=100,
    )


FUND_PROJECTS = Figure(
    "fund_projects",
    _("专项经费办成的项目"),
    _("个"),
    _("这一年里居民和居务监督委员会验收、结果已经公开的项目。"),
    Project,
    lambda period: Q(state=ProjectState.PUBLISHED) & period.holds("published_at"),
    moment="published_at",
    sees=visible_to,
)
FUND_BALLOTS = Figure(
    "fund_ballots",
    _("专项经费居民投票"),
    _("张"),
    _("这一年里居民就专项经费投下的票，网上的和纸质的都算；谁投了什么不留。"),
    Ballot,
    lambda period: period.holds("at"),
    moment="at",
    sees=ballots_visible_to,
    along=("vote",),
)
FIGURES = (FUND_RECEIVED, FUND_SPENT, *map(_spent_on, USES), FUND_PROJECTS, FUND_BALLOTS)
