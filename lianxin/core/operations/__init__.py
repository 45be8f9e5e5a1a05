"""Migration operations for what models cannot say."""

from lianxin.core.operations.keeping import AppendOnly, FixedOnce, KeepBalances
from lianxin.core.operations.overlapping import NoOverlap
from lianxin.core.operations.searching import SearchIndex
from lianxin.core.operations.together import Together

__all__ = ["AppendOnly", "FixedOnce", "KeepBalances", "NoOverlap", "SearchIndex", "Together"]
