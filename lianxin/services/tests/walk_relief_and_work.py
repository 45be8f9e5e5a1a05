"""The addresses of relief and work help for the walk."""

from datetime import timedelta
from typing import Any

from lianxin.accounts.models import User
from lianxin.core.tests.factories import MONDAY
from lianxin.places.models import Community
from lianxin.services.tests.relief_factories import ReliefFactory, ReliefPhotoFactory
from lianxin.services.tests.work_factories import (
    FollowUpFactory,
    OpeningFactory,
    SeekerFactory,
    TraineeFactory,
)

PUBLIC = {"relief:overview", "work:overview"}
OWN = {
    "relief:ask", "relief:add_photos", "relief:step", "relief:photo", "work:register", "work:join",
    "work:step",
}  # fmt: skip
RELIEF_DESK = {
    "relief_desk:register", "relief_desk:new", "relief_desk:relief", "relief_desk:unmask",
    "relief_desk:step", "relief_desk:photo",
}  # fmt: skip
DESK = RELIEF_DESK | {
    "work_desk:overview", "work_desk:new_training", "work_desk:training",
    "work_desk:trainee_step", "work_desk:new_opening", "work_desk:opening_step",
    "work_desk:new_seeker", "work_desk:seeker", "work_desk:unmask", "work_desk:seeker_step",
    "work_desk:follow_step",
}  # fmt: skip
VERBS = {
    "relief:step": "withdraw",
    "relief_desk:step": "withdraw",
    "work:step": "leave",
    "work_desk:trainee_step": "drop",
    "work_desk:opening_step": "close",
    "work_desk:seeker_step": "leave",
    "work_desk:follow_step": "answer",
}


def hidden_in(community: Community, secret: str, users: dict[str, User]) -> dict[str, Any]:
    """A household's relief, a jobseeker and what they learn, under the secret's name."""
    relief = ReliefFactory.create(community=community, person__name=secret, words=secret)
    seeker = SeekerFactory.create(community=community, person__name=secret, words=secret)
    trainee = TraineeFactory.create(seeker=seeker, training__course__title=secret)
    opening = OpeningFactory.create(
        community=community, title=secret, closed_at=MONDAY + timedelta(days=1)
    )
    follow_up = FollowUpFactory.create(seeker=seeker, trainee=trainee)
    things = {
        "relief_desk:relief relief_desk:unmask relief_desk:step": relief,
        "relief:step relief:add_photos": relief,
        "work_desk:seeker work_desk:unmask work_desk:seeker_step": seeker,
        "work_desk:training work:join": trainee.training,
        "work_desk:trainee_step": trainee,
        "work_desk:opening_step": opening,
        "work_desk:follow_step": follow_up,
    }
    hidden = {name: {"pk": thing.pk} for names, thing in things.items() for name in names.split()}
    key = ReliefPhotoFactory.create(relief=relief).upload.key
    photos = {"relief:photo": {"key": key, "size": "full"}, "relief_desk:photo": {"key": key}}
    return hidden | photos
