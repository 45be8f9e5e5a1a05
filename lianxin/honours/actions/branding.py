"""Brands, and what is tied to them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.text import said
from lianxin.honours.models import Brand, Tie
from lianxin.honours.queries.access import brand_for
from lianxin.honours.queries.brands import choices
from lianxin.honours.rules.access import runs_brand, works_in
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True)
class BrandTold:
    name: str
    words: str
    since: date


@transaction.atomic
def found_brand(actor: Actor, community: Community, told: BrandTold, *, now: datetime) -> Brand:
    if not works_in(actor, community.pk):
        raise NotPermitted(_("品牌由社区的工作人员来定。"))
    made = Brand(community=community)
    _write(made, told)
    made.save(force_insert=True)
    journal.record(actor, "found_brand", made, community.pk, at=now, name=made.name)
    return made


def _write(brand: Brand, told: BrandTold) -> None:
    brand.name = said(told.name, field="name", missing=_("给品牌起个名字。"), most=40)
    brand.words = said(told.words, field="words", missing=_("写一写这个品牌是什么。"))
    brand.since = told.since
    same = Brand.objects.filter(community=brand.community, name=brand.name).exclude(pk=brand.pk)
    if same.exists():
        raise Invalid(_("同名的品牌已经有了。"), field="name")


def _taken(actor: Actor, pk: int) -> Brand:
    brand = brand_for(actor, pk, lock=True)
    if not runs_brand(actor, brand):
        raise NotPermitted(_("品牌由社区的工作人员来定。"))
    return brand


@transaction.atomic
def rewrite_brand(actor: Actor, pk: int, told: BrandTold, *, now: datetime) -> Brand:
    brand = _taken(actor, pk)
    _write(brand, told)
    brand.save()
    journal.record(actor, "rewrite_brand", brand, brand.community_id, at=now)
    return brand


@transaction.atomic
def open_brand(actor: Actor, pk: int, *, is_open: bool, now: datetime) -> Brand:
    """Let everybody see a brand's page, or close it again."""
    brand = _taken(actor, pk)
    brand.is_open = is_open
    brand.save(update_fields=["is_open"])
    deed = "open_brand" if is_open else "close_brand"
    journal.record(actor, deed, brand, brand.community_id, at=now)
    return brand


@transaction.atomic
def tie(actor: Actor, pk: int, *, what: str, now: datetime) -> Tie:
    """Gather something of the community's under a brand: a kind and a key, as in `choices`."""
    brand = _taken(actor, pk)
    if what not in dict(choices(actor, brand.community)):
        raise Invalid(_("从单子里选一个。"), field="what")
    kind, _colon, key = what.partition(":")
    made, is_new = Tie.objects.get_or_create(
        brand=brand, **{f"{kind}_id": int(key)}, defaults={"tied_at": now}
    )
    if not is_new:
        raise Invalid(_("已经在这个品牌里了。"), field="what")
    journal.record(actor, "tie", brand, brand.community_id, at=now, what=what)
    return made


@transaction.atomic
def tie_page(actor: Actor, pk: int, *, title: str, path: str, now: datetime) -> Tie:
    """Gather a page of this site by its title and address, e.g. a building work's."""
    brand = _taken(actor, pk)
    called = said(title, field="title", missing=_("写上名称。"), most=60)
    where = path.strip()
    home = f"/c/{brand.community.slug}/"
    if not where.startswith(home) or "//" in where or len(where) > 200 or "\\" in where:
        raise Invalid(_("写本社区网页的地址，从 %(home)s 写起。") % {"home": home}, field="path")
    made, is_new = Tie.objects.get_or_create(
        brand=brand, path=where, defaults={"title": called, "tied_at": now}
    )
    if not is_new:
        raise Invalid(_("已经在这个品牌里了。"), field="path")
    journal.record(actor, "tie", brand, brand.community_id, at=now, what=where)
    return made


@transaction.atomic
def untie(actor: Actor, pk: int, *, tie: int, now: datetime) -> Brand:
    brand = _taken(actor, pk)
    gone, _kinds = brand.ties.filter(pk=tie).delete()
    if not gone:
        raise NotFound
    journal.record(actor, "untie", brand, brand.community_id, at=now, tie=tie)
    return brand
