"""What a year's report card tells of building works, building by building."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.figures import Figure, Measure, Period, Where, through
from lianxin.core.flow import Text
from lianxin.works.models import Piece, PieceKind, Project
from lianxin.works.rules import visible_to


def _pieces_visible_to(actor: Actor) -> Q:
    return through("project", visible_to(actor))


def _accepted(period: Period, kind: PieceKind) -> Q:
    return Q(kind=kind, place__isnull=False) & period.holds("accepted_at")


def _painted_and_waterproofed(period: Period) -> Q:
    """Counted on the paint, so that a building is one record."""
    tight = Piece.objects.filter(
        place=OuterRef("place"),
        kind=PieceKind.WATERPROOF,
        accepted_at__isnull=False,
        accepted_at__lt=period.end,
    )
    both = Piece.objects.filter(Exists(tight))
    return _accepted(period, PieceKind.PAINT) & Q(pk__in=both.values("pk"))


def _with_something_accepted(period: Period) -> Q:
    """By its pieces: a project that was accepted in part and goes on stays in its year."""
    accepted = Piece.objects.filter(period.holds("accepted_at"))
    return Q(pk__in=accepted.values("project"))


def _buildings(code: str, label: Text, meaning: Text, part: Where) -> Figure:
    return Figure(
        code,
        label,
        _("栋"),
        meaning,
        Piece,
        part,
        moment="accepted_at",
        sees=_pieces_visible_to,
        along=("place", "project"),
        measure=Measure.HEADS,
        per="place",
    )


PAINTED_AND_WATERPROOFED = _buildings(
    "buildings_painted_and_waterproofed",
    _("粉刷外墙并做了防水的楼"),
    _("这一年里外墙粉刷验收了、楼顶防水也验收了的楼，一栋算一栋；还在施工的不算。"),
    _painted_and_waterproofed,
)
PAINTED = _buildings(
    "buildings_painted",
    _("粉刷了外墙的楼"),
    _("这一年里外墙粉刷验收了的楼，一栋算一栋。"),
    lambda period: _accepted(period, PieceKind.PAINT),
)
WATERPROOFED = _buildings(
    "buildings_waterproofed",
    _("做了楼顶防水的楼"),
    _("这一年里楼顶防水验收了的楼，一栋算一栋。"),
    lambda period: _accepted(period, PieceKind.WATERPROOF),
)
INSULATED = _buildings(
    "buildings_insulated",
    _("做了外墙保温的楼"),
    _("这一年里外墙保温验收了的楼。"),
    lambda period: _accepted(period, PieceKind.INSULATION),
)
GAS = _buildings(
    "buildings_with_gas",
    _("通了燃气的楼"),
    _("这一年里燃气通了、验收了的楼；没做成的楼不算。"),
    lambda period: _accepted(period, PieceKind.GAS),
)
WORKS = Figure(
    "works_accepted",
    _("验收的工程"),
    _("项"),
    _("这一年里住户认可、验收了的工程；只做成一部分的也算一项，页面上写明还差什么。"),
    Project,
    _with_something_accepted,
    sees=visible_to,
    along=("contractor",),
)

FIGURES = (PAINTED_AND_WATERPROOFED, PAINTED, WATERPROOFED, INSULATED, GAS, WORKS)
