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


def _by_address(space: str, things: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{space}:{word}": {"pk": thing.pk}
        for words, thing in things.items()
        for word in words.split()
    }


def hidden_in(
    community: Community, secret: str, _users: dict[str, User]
) -> dict[str, dict[str, Any]]:
    """Private records of a community, by the address that leads to each."""
    home = {"community": community}
    award = RoundFactory.create(name=secret, what=secret, **home)
    nominee = NomineeFactory.create(round=award, name=secret, words=secret)
    objection = ObjectionFactory.create(round=award, words=secret)
    board, photo = BoardFactory.create(**home), UploadFactory.create()
    story = StoryFactory.create(board=board, title=secret, words=secret, photo=photo)
    shown = ShownFactory.create(story=story, name=secret)
    announcement = AnnouncementFactory.create(title=secret, words=secret, **home)
    attachment = AttachmentFactory.create(announcement=announcement, name=secret)
    brand = BrandFactory.create(name=secret, words=secret, **home)
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
    found = _by_address("honours", things) | _by_address("honours_desk", at_desk)
    found["honours:photo"] = {"key": photo.key}
    found["honours:attachment"] = {"key": attachment.key}
    found["honours_desk:detach"] |= {"attachment": attachment.pk}
    found["honours_desk:untie"] |= {"tie": TieFactory.create(brand=brand, title=secret).pk}
    found["honours_desk:unseat"] |= {"juror": 1}
    return found
