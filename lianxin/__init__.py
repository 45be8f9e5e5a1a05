"""连心桥: need → decision → deed → proof → figure, for one street and its communities."""

__version__ = "0.1.0"
