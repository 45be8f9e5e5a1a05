"""Encrypted fields and the keyed hashes to look them up by (S-17)."""

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def blind_index(value: str) -> str:
    """HMAC-SHA256 as 64 hex digits: equal values are found, and nothing else is learnt."""
    key = settings.LIANXIN_INDEX_KEY.encode()
    return hmac.new(key, value.strip().encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField[str, str]):
    """Text that the database never sees: the first key encrypts, all keys decrypt."""

    def get_prep_value(self, value: Any) -> Any:
        if not value:
            return value
        return _box(tuple(settings.LIANXIN_FIELD_KEYS)).encrypt(str(value).encode()).decode()

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if not value:
            return value
        return _box(tuple(settings.LIANXIN_FIELD_KEYS)).decrypt(value.encode()).decode()
