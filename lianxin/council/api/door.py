"""The one door: addresses that are read and written to must be declared together."""

from typing import Literal

from pydantic import BaseModel, Field

from lianxin.core.api import Door

router = Door()


class WhichCouncil(BaseModel):
    """Which of a community's councils."""

    kind: Literal["residents", "joint"] = Field(
        "residents", description="居民的议事会，或者 joint：共驻共建联席会"
    )
