from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from lianxin.core.actor import Role
from lianxin.core.secrets import EncryptedTextField
from lianxin.places.models import Community, Place, Subdistrict


class Person(models.Model):
    """Somebody whom one community knows: a resident, or a guest who left a phone number."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="persons"
    )
    name = models.CharField(max_length=60, blank=True)
    phone = EncryptedTextField(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    """Keyed hash of the phone, to look up by; blank without one."""
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    known_since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "phone_index"],
                condition=~Q(phone_index=""),
                name="phone_is_one_person_in_a_community",
            ),
            models.UniqueConstraint(
                fields=["community", "user"],
                condition=Q(user__isnull=False),
                name="user_is_one_person_in_a_community",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Post(models.Model):
    """A role that a user holds: in a community, in a street, or, as administrator, nowhere."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    role = models.CharField(max_length=10)
    community = models.ForeignKey(
        Community, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    subdistrict = models.ForeignKey(
        Subdistrict, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="role_is_known", condition=Q(role__in=list(Role))),
            CheckConstraint(
                name="post_lies_where_its_role_works",
                condition=Q(role=Role.STREET, community__isnull=True, subdistrict__isnull=False)
                | Q(role=Role.ADMIN, community__isnull=True, subdistrict__isnull=True)
                | Q(
                    role__in=[Role.MEMBER, Role.STAFF, Role.SECRETARY],
                    community__isnull=False,
                    subdistrict__isnull=True,
                ),
            ),
            CheckConstraint(
                name="post_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(role=Role.SECRETARY, until__isnull=True),
                name="community_has_one_secretary",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "role"], name="post_by_user")]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"
