"""The rules of a community's day."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from lianxin.core.packs import Rule, rule
from lianxin.places.models import Community
from lianxin.volunteers.rules.crediting import step_minutes

NOTICE = "volunteers.notice"
DATA_GUARDIAN = "volunteers.data_guardian_under"
GUARDIAN = "volunteers.guardian_under"
STEP = "volunteers.hour_step"
POSTING = "volunteers.posting_days"
INVITATION = "volunteers.invitation_days"
JOINS = "volunteers.joins_an_hour"
SIGN_IN = "volunteers.sign_in_minutes"
STARS = tuple(f"volunteers.star_{number}" for number in range(1, 6))
SHOWN = (GUARDIAN, DATA_GUARDIAN, STEP, POSTING, *STARS)
"""The rules that staff should know the standing of."""


def rule_of(community: Community, key: str, *, on: date) -> Rule:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions)


def count_of(community: Community, key: str, *, on: date) -> int:
    return rule_of(community, key, on=on).count


def step_of(community: Community, *, on: date) -> tuple[int, Rule]:
    """The smallest span that counts, in minutes, with its rule."""
    found = rule_of(community, STEP, on=on)
    return step_minutes(found.value), found


def star_hours(community: Community, *, on: date) -> Sequence[Fraction]:
    """The hours that each star takes, the first star's first."""
    return [rule_of(community, key, on=on).value for key in STARS]


def doubtful(community: Community, *, on: date) -> list[Rule]:
    """What is in force here and nobody has checked against its source yet."""
    rules = (rule_of(community, key, on=on) for key in SHOWN)
    return list({found.article: found for found in rules if not found.is_confirmed}.values())
