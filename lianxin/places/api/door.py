"""The one door: addresses that are read and written to must be declared together."""

from lianxin.core.api import Door

router = Door()
