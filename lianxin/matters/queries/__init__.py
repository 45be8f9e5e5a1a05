from lianxin.matters.queries.access import matter_by_number, matter_for, matters_for

__all__ = ["matter_by_number", "matter_for", "matters_for"]
