from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

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
    phone_end = models.CharField(max_length=64, blank=True)
    """Keyed hash of its last four digits."""
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    door = EncryptedTextField(blank=True)
    """Which home at the place, e.g. 101; with the place it is where they can be found."""
    door_index = models.CharField(max_length=64, blank=True)
    """Keyed hash of it, to look up by."""
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
        indexes: ClassVar = [
            models.Index(
                fields=["community", "phone_end"],
                name="person_by_phone_end",
                condition=~Q(phone_end=""),
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
                condition=Q(
                    role__in=[Role.STREET, Role.WORK_COMMITTEE],
                    community__isnull=True,
                    subdistrict__isnull=False,
                )
                | Q(role=Role.ADMIN, community__isnull=True, subdistrict__isnull=True)
                | Q(
                    role__in=[Role.MEMBER, Role.STAFF, Role.SECRETARY, Role.PARTY, Role.CARE],
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


class Purpose(models.TextChoices):
    """What a person lets their data be used or shown for; each is asked for by itself (S-03)."""

    POST_BOARD = "post_board", _("在党员公开展板上展示")
    WALL = "wall", _("在善行善举墙上展示")
    COMMENDATION = "commendation", _("公示和公布受表彰的消息")
    PHOTO = "photo", _("公开有本人的照片")
    CERTIFICATE = "certificate", _("在证书核验页上显示")
    IDENTITY = "identity", _("登记身份证号")
    HEALTH = "health", _("登记健康情况")
    CARE = "care", _("登记困难和照护情况")
    GUARDIAN = "guardian", _("监护人同意未成年人参加")
    TEACHING = "teaching", _("在课程页上写明由本人讲课")
    TEAM = "team", _("在文体队伍页上写明是队员")


FIELDS = {
    "name": _("姓名"),
    "photo": _("照片"),
    "post": _("岗位"),
    "pledge": _("承诺"),
}
"""What a consent covers, in words, where its purpose alone does not say."""


class Consent(models.Model):
    """A person's leave to use one thing of theirs for one purpose in one place (S-02, S-03, S-06).

    In force from `since` until the day `until`, inclusive, unless withdrawn before.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    field = models.CharField(max_length=40)
    """What it covers, e.g. name, photo, post."""
    where = models.CharField(max_length=120, blank=True)
    """Where it may be shown; blank where that goes without saying."""
    since = models.DateTimeField()
    until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    notice = models.CharField(max_length=20, blank=True)
    """The version of the notice that was read before (S-01)."""
    given_by = models.CharField(max_length=60, blank=True)
    """Who gave it for them: a guardian, or the paper that staff recorded."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "purpose", "field", "where"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_is_given_once",
            ),
            CheckConstraint(
                name="consent_has_a_known_purpose", condition=Q(purpose__in=Purpose.values)
            ),
            CheckConstraint(
                name="consent_is_withdrawn_after_it_is_given",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.field} of {self.person_id}"

    @property
    def shown_field(self) -> str:
        return str(FIELDS.get(self.field, ""))
