from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.places.models import Community, Place


class Kind(models.TextChoices):
    SOCIAL = "social", _("社会组织")
    LOCAL = "local", _("驻区单位")
    NEW_SECTOR = "new_sector", _("“两新”组织")


class Organisation(models.Model):
    """A body that is not the office's own: a social organisation, a local employer, a firm."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=80)
    credit_code = models.CharField(max_length=18, blank=True)
    """Unified social credit code (GB 32100); blank while it has none or none is known."""
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day on which it was here, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="organisation_kind_is_known", condition=Q(kind__in=Kind.values)),
            CheckConstraint(name="organisation_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="organisation_leaves_after_it_comes",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="organisation_is_named_once_in_a_community"
            ),
            models.UniqueConstraint(
                fields=["community", "credit_code"],
                condition=~Q(credit_code=""),
                name="credit_code_is_one_organisation_in_a_community",
            ),
        ]

    def __str__(self) -> str:
        return self.name
