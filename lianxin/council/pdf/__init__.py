from lianxin.council.pdf.agreement import agreement
from lianxin.council.pdf.minutes import minutes

__all__ = ["agreement", "minutes"]
