from lianxin.volunteers.rules.campaigning import CAMPAIGN_FLOW, TASK_FLOW
from lianxin.volunteers.rules.crediting import CERTIFICATE_FLOW
from lianxin.volunteers.rules.registering import INVITATION_FLOW, VOLUNTEER_FLOW
from lianxin.volunteers.rules.serving import DUTY_FLOW, PROJECT_FLOW, SHIFT_FLOW

__all__ = [
    "CAMPAIGN_FLOW",
    "CERTIFICATE_FLOW",
    "DUTY_FLOW",
    "INVITATION_FLOW",
    "PROJECT_FLOW",
    "SHIFT_FLOW",
    "TASK_FLOW",
    "VOLUNTEER_FLOW",
]
