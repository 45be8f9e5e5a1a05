"""Several people at once, each with a thread and a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from lianxin.core.errors import Refused


def at_once(*deeds: Callable[[], Any]) -> list[Exception | None]:
    """Do all in threads of their own; what each was refused with, or None."""

    def tried(deed: Callable[[], Any]) -> Exception | None:
        try:
            deed()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(tried, deeds))
