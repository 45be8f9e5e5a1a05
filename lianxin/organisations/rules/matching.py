"""Which resource fits which need, and why in words; people decide.

Two fit when their times meet and they are of one field or share words enough; how well is only for
the order in which they are offered.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.organisations.models import Need, Resource

TOLD_WORDS = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A resource and a need that seem to fit, the reasons first to last."""

    resource: Resource
    need: Need
    reasons: tuple[str, ...]
    weight: int

    @property
    def key(self) -> str:
        return f"{self.resource.pk}-{self.need.pk}"


def proposal(resource: Resource, need: Need, *, words: int) -> Proposal | None:
    """None where they do not fit; `words` is how many words must be shared across fields."""
    if resource.organisation_id == need.organisation_id or not _meet(resource, need):
        return None
    shared = shared_words(resource.tokens, need.tokens)
    is_same = resource.field == need.field
    if not is_same and len(shared) < words:
        return None
    reasons, weight = [], len(shared)
    if is_same:
        reasons.append(_("都是“%(field)s”") % {"field": need.get_field_display()})
        weight += words
    if shared:
        told = "、".join(shared[:TOLD_WORDS])
        reasons.append(_("都说到%(words)s") % {"words": told})
    reasons.append(_time_told(resource, need))
    if enough := _amount_told(resource, need):
        reasons.append(enough)
        weight += int((resource.amount or 0) >= (need.amount or 0))
    return Proposal(resource, need, tuple(reasons), weight)


def proposals(
    resources: Iterable[Resource],
    needs: Iterable[Need],
    *,
    decided: frozenset[tuple[int, int]],
    words: int,
) -> list[Proposal]:
    """All that fit and nobody has decided on, the best first; equals by what they are called."""
    every = list(resources)
    found = (
        proposal(resource, need, words=words)
        for need in needs
        for resource in every
        if (resource.pk, need.pk) not in decided
    )
    return sorted(
        (each for each in found if each),
        key=lambda each: (-each.weight, each.need.what, each.resource.what, each.key),
    )


def shared_words(first: str, second: str) -> list[str]:
    """The words of two characters or more that both have, as the first has them in order."""
    other = set(second.split())
    return [word for word in first.split() if len(word) > 1 and word in other]


def _meet(resource: Resource, need: Need) -> bool:
    begins_in_time = need.until is None or resource.since <= need.until
    lasts = resource.until is None or resource.until >= need.since
    return begins_in_time and lasts


def _time_told(resource: Resource, need: Need) -> str:
    if need.until is None:
        return _("长期都要")
    if resource.until is None or resource.until >= need.until:
        return _("到用的时候都在")
    return _("时间只对上一段")


def _amount_told(resource: Resource, need: Need) -> str:
    if not (resource.amount and need.amount and resource.unit == need.unit):
        return ""
    told = {"has": resource.amount, "wants": need.amount, "unit": need.unit}
    if resource.amount >= need.amount:
        return _("够用：有 %(has)d %(unit)s，要 %(wants)d %(unit)s") % told
    return _("够一部分：有 %(has)d %(unit)s，要 %(wants)d %(unit)s") % told
