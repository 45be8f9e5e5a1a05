"""The certificate of who is honoured: its number, and the code that goes with what it says."""

from datetime import datetime

from lianxin.core.http import local_day
from lianxin.core.secrets import blind_index
from lianxin.honours.models import Nominee, Round
from lianxin.honours.queries.certificates import code_of


def certify(round_: Round, nominee: Nominee, *, now: datetime) -> None:
    """Part of announcing it."""
    nominee.is_awarded = True
    year = local_day(now).year
    nominee.certificate = f"{round_.community.prefix}-RY-{year}-{nominee.pk:05d}"
    nominee.holder_index = blind_index(nominee.name)
    nominee.round = round_
    nominee.code = code_of(nominee)
    nominee.save(update_fields=["is_awarded", "certificate", "holder_index", "code"])
