"""What no outsider may read or change, for the walk over every address."""

from typing import Any

from lianxin.accounts.models import User
from lianxin.core.tests.factories import UploadFactory
from lianxin.honours.tests.factories import (
    AnnouncementFactory,
    AttachmentFactory,
    BoardFactory,
    BrandFactory,
    NomineeFactory,
    ObjectionFactory,
    RoundFactory,
    ShownFactory,
    StoryFactory,
    TieFactory,
)
from lianxin.places.models import Community

PUBLIC = {
    "honours:awards", "honours:wall", "honours:tell", "honours:screen", "honours:poster",
    "honours:announcements", "honours:brands", "honours_verify:verify",
}  # fmt: skip
OWN = {
    "honours:award", "honours:propose", "honours:vote", "honours:object", "honours:recount",
    "honours:ballots", "honours:asked_award", "honours:own", "honours:certificate",
    "honours:asked", "honours:answer", "honours:asked_by_link", "honours:photo", "honours:story",
    "honours:thank", "honours:announcement", "honours:attachment", "honours:brand",
}  # fmt: skip
DESK = {
    "honours_desk:announcements", "honours_desk:new_announcement", "honours_desk:announcement",
    "honours_desk:rewrite_announcement", "honours_desk:detach", "honours_desk:announcement_step",
    "honours_desk:awards", "honours_desk:new_award", "honours_desk:award",
    "honours_desk:rewrite_award", "honours_desk:unseat", "honours_desk:award_step",
    "honours_desk:nominee_step", "honours_desk:answer_objection", "honours_desk:wall",
    "honours_desk:new_board", "honours_desk:close_board", "honours_desk:answer_shown",
    "honours_desk:story", "honours_desk:story_photo", "honours_desk:story_step",
    "honours_desk:brands", "honours_desk:brand", "honours_desk:untie", "honours_desk:brand_step",
}  # fmt: skip
VERBS = {
    "honours_desk:announcement_step": "publish",
    "honours_desk:award_step": "open",
    "honours_desk:nominee_step": "decline",
    "honours_desk:story_step": "show",
    "honours_desk:brand_step": "open",
}
"""A step that could be taken on what is hidden, by its address."""


def hidden_in(
    community: Community, secret: str, _users: dict[str, User]
) -> dict[str, dict[str, Any]]:
    """Private records of a community, by the address that leads to each."""
    award = RoundFactory.create(community=community, name=secret, what=secret)
    nominee = NomineeFactory.create(round=award, name=secret, words=secret)
    objection = ObjectionFactory.create(round=award, words=secret)
    board = BoardFactory.create(community=community)
    photo = UploadFactory.create()
    story = StoryFactory.create(board=board, title=secret, words=secret, photo=photo)
    shown = ShownFactory.create(story=story, name=secret)
    announcement = AnnouncementFactory.create(community=community, title=secret, words=secret)
    attachment = AttachmentFactory.create(announcement=announcement, name=secret)
    brand = BrandFactory.create(community=community, name=secret, words=secret)
    tie = TieFactory.create(brand=brand, title=secret)
    things = {
        "award propose vote object recount ballots": award,
        "own certificate": nominee,
        "story thank": story,
        "answer": shown,
        "announcement": announcement,
        "brand": brand,
    }
    at_desk = {
        "award rewrite_award unseat award_step": award,
        "nominee_step": nominee,
        "answer_objection": objection,
        "close_board": board,
        "story story_photo story_step": story,
        "answer_shown": shown,
        "announcement rewrite_announcement detach announcement_step": announcement,
        "brand untie brand_step": brand,
    }
    found: dict[str, dict[str, Any]] = {}
    for space, known in (("honours", things), ("honours_desk", at_desk)):
        for words, thing in known.items():
            for word in words.split():
                found[f"{space}:{word}"] = {"pk": thing.pk}
    found["honours:photo"] = {"key": photo.key}
    found["honours:attachment"] = {"key": attachment.key}
    found["honours_desk:detach"] |= {"attachment": attachment.pk}
    found["honours_desk:untie"] |= {"tie": tie.pk}
    found["honours_desk:unseat"] |= {"juror": 1}
    return found
