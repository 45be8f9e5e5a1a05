"""What no outsider may read or change, for the walk over every address."""

from typing import Any

from lianxin.core.tests.factories import MONDAY, UploadFactory
from lianxin.places.models import Community
from lianxin.volunteers.tests.factories import (
    CampaignFactory,
    CertificateFactory,
    DutyFactory,
    GuardianFactory,
    InvitationFactory,
    ProjectFactory,
    ShiftFactory,
    SpotFactory,
    TaskFactory,
    TeamFactory,
    VolunteerFactory,
)

VERBS = {
    "volunteers:duty": "leave",
    "volunteers_desk:person_step": "withdraw",
    "volunteers_desk:team_step": "leader",
    "volunteers_desk:project_step": "publish",
    "volunteers_desk:shift_step": "hold",
    "volunteers_desk:duty_step": "miss",
    "volunteers_desk:certificate_step": "refuse",
    "volunteers_desk:campaign_step": "begin",
    "volunteers_desk:task_step": "clean",
}
"""A step that could be taken on what is hidden, by its address."""


def hidden_in(community: Community, secret: str) -> dict[str, Any]:
    """Private records of a community, by the last word of the address that leads to each."""
    home = {"community": community, "name": secret}
    volunteer = VolunteerFactory.create(**home)
    GuardianFactory.create(volunteer=VolunteerFactory.create(waiting=True, **home), name=secret)
    InvitationFactory.create(**home)
    campaign = CampaignFactory.create(state="draft", **home)
    spot = SpotFactory.create(campaign=campaign, name=secret)
    photo = UploadFactory.create()
    task = TaskFactory.create(spot=spot, words=secret, before=photo)
    project = ProjectFactory.create(draft=True, campaign=campaign, **home)
    shift = ShiftFactory.create(project=project, starts_at=MONDAY, taken=1)
    duty = DutyFactory.create(shift=shift, volunteer=volunteer)
    certificate = CertificateFactory.create(volunteer=volunteer)
    things = {
        "person unmask person_step": volunteer,
        "team team_step": TeamFactory.create(community=community),
        "project project_step rewrite_project": project,
        "shift sign_up shift_step": shift,
        "duty verify_hours duty_step": duty,
        "certificate certificate_step": certificate,
        "campaign rewrite_campaign campaign_step": campaign,
        "cover": spot,
        "task_step": task,
    }
    return {"photo": photo.key} | {
        word: thing.pk for words, thing in things.items() for word in words.split()
    }
