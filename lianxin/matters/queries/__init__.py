from lianxin.matters.queries.access import matter_for, matters_for

__all__ = ["matter_for", "matters_for"]
