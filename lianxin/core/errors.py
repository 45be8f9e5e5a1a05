"""Refusals that carry their HTTP number and a sentence for whoever is refused."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """Why something is not done; `field` names the form field at fault, when there is one."""

    status = 400

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Invalid(Refused):
    status = 422


class NotFound(Refused):
    """Absent and hidden alike, so that neither can be guessed."""

    status = 404

    def __init__(self, message: str = "") -> None:
        super().__init__(message or _("没有找到这一页。可能是地址抄错了，也可能是它不对您公开。"))


class NotPermitted(Refused):
    status = 403


class OutOfOrder(Refused):
    """Somebody was quicker, or the step does not follow from the present state."""

    status = 409


class TooMany(Refused):
    status = 429
