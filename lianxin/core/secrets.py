"""Encrypted fields and the keyed hashes to look them up by (S-17)."""

import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.lookups import Exact, Lookup


def _box() -> MultiFernet:
    return _box_of(tuple(settings.LIANXIN_FIELD_KEYS))


@lru_cache(maxsize=4)
def _box_of(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def blind_index(value: str) -> str:
    """HMAC-SHA256 as 64 hex digits: equal values are found, and nothing else is learnt."""
    key = settings.LIANXIN_INDEX_KEY.encode()
    return hmac.digest(key, value.strip().encode(), "sha256").hex()


def end_index(phone: str) -> str:
    """The same of a phone's last four digits, by which people tell one another who is meant."""
    digits = "".join(each for each in phone if each.isdigit())
    return blind_index(f"end {digits[-4:]}") if len(digits) >= 4 else ""


class Sealed(str):
    """Text that was encrypted before its row is written, e.g. a hundred thousand of them outside
    the one transaction in which all are.
    """

    __slots__ = ()


def seal(value: str) -> Sealed:
    return Sealed(_box().encrypt(value.encode()).decode() if value else "")


def seal_file(held: bytes) -> bytes:
    return _box().encrypt(held)


def open_file(sealed: bytes) -> bytes:
    """Raises InvalidToken where none of the keys reads it."""
    return _box().decrypt(sealed)


class EncryptedTextField(models.TextField[str, str]):
    """Text that the database never sees: the first key encrypts, all keys decrypt.

    To retire a key, put a new one before it, save every row again, and take it away.
    """

    def get_prep_value(self, value: Any) -> Any:
        if not value:
            return value
        return str(value) if isinstance(value, Sealed) else str(seal(value))

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        if not value:
            return value
        try:
            return _box().decrypt(value.encode()).decode()
        except InvalidToken as error:
            raise ImproperlyConfigured(
                f"none of LIANXIN_FIELD_KEYS reads a value of {self}"
            ) from error

    def get_lookup(self, lookup: str) -> type[Lookup[Any]] | None:
        if lookup not in ("exact", "isnull"):
            raise FieldError(f"{self} is encrypted: look it up by a blind index")
        return super().get_lookup(lookup)


@EncryptedTextField.register_lookup
class _IsBlank(Exact[Any]):
    """The one value that can be compared: equal texts are encrypted differently each time."""

    def get_prep_lookup(self) -> Any:
        if self.rhs != "":
            raise FieldError("an encrypted text is looked up by a blind index")
        return self.rhs
