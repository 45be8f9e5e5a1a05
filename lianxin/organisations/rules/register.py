"""What must hold of an organisation as it is written down, by form and by table."""

from django.utils.translation import gettext_lazy as _

from lianxin.organisations.models import MilestoneKind, State

BEGINNINGS = {
    State.IDEA: MilestoneKind.IDEA,
    State.FILED: MilestoneKind.FILE,
    State.REGISTERED: MilestoneKind.REGISTER,
}
"""How far a social organisation may have come when it is written down."""
LEFT_TOO_SOON = _("离开的日子不能早于来的日子。")
CODE_TAKEN = _("这个代码已经登记在别的单位名下。")
OTHER_KIND = _("社会组织有登记的过程，不能和别的类互换；请另记一个。")
