from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import CheckConstraint, Q

from lianxin.core.secrets import EncryptedTextField


class UserManager(BaseUserManager["User"]):
    """What Django's own commands and sign-in look a user up by."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser):
    """Whoever can sign in. What they may do is told by their posts, never by a flag here."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    phone = EncryptedTextField(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    """Keyed hash of the phone, to look up by; blank without one."""
    phone_end = models.CharField(max_length=64, blank=True, db_index=True)
    """Keyed hash of its last four digits."""
    is_phone_verified = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_elder_mode = models.BooleanField(default=False)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["phone_index"], condition=~Q(phone_index=""), name="phone_signs_in_one_user"
            ),
            CheckConstraint(
                name="only_a_given_phone_is_verified",
                condition=Q(is_phone_verified=False) | ~Q(phone_index=""),
            ),
        ]

    def __str__(self) -> str:
        return self.username
