"""The rules of the day for a community's building works."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from lianxin.core.packs import Rule, rule
from lianxin.places.models import Community
from lianxin.works.models import PieceKind, Purpose
from lianxin.works.rules.acceptance import Terms
from lianxin.works.rules.law import Bar

TAKE_PART = "works.owners_take_part"
OF_ALL = "works.consent_of_all"
AGREE: Mapping[str, str] = MappingProxyType(
    {Purpose.USE: "works.consent_use", Purpose.RAISE: "works.consent_raise"}
)
ACCEPTANCE_DAYS = "works.acceptance_days"
WARRANTY: Mapping[str, str] = MappingProxyType(
    {kind: f"works.warranty_{kind.value}" for kind in PieceKind}
)
KEYS = (TAKE_PART, OF_ALL, *AGREE.values(), ACCEPTANCE_DAYS, *WARRANTY.values())


def rule_of(community: Community, key: str, *, on: date) -> Rule:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions)


def bar_of(community: Community, purpose: str, *, on: date) -> tuple[Bar, Rule, Rule]:
    """What owners' vote a purpose needs on a day, with the rules that say so."""
    take_part = rule_of(community, TAKE_PART, on=on)
    agree = rule_of(community, AGREE[purpose], on=on)
    of_all = rule_of(community, OF_ALL, on=on)
    return Bar(take_part.value, agree.value, bool(of_all.value)), take_part, agree


def terms_of(community: Community, *, on: date) -> Terms:
    share = rule_of(community, "works.acceptance_share", on=on)
    least = rule_of(community, "works.acceptance_least", on=on)
    return Terms(share.value, least.count)


def warranty_of(community: Community, kind: str, *, on: date) -> Rule:
    """How many months a piece of a kind is mended by its builder."""
    return rule_of(community, WARRANTY[kind], on=on)
