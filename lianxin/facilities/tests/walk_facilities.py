"""The addresses of facilities for the walk."""

from lianxin.facilities.tests.factories import (
    AskFactory,
    EquipmentFactory,
    ExhibitFactory,
    FilmFactory,
    LoanFactory,
    RoomFactory,
    VisitFactory,
)
from lianxin.people.tests.factories import PersonFactory

PUBLIC = {"facilities:list"}
OWN = {
    "facilities:show", "facilities:ask", "facilities:mine", "facilities:step", "facilities:photo",
    "facilities:sound", "facilities:exhibit", "exhibit_code", "activities:film",
}  # fmt: skip
DESK = {
    f"facilities_desk:{name}"
    for name in (
        "shelf", "asks", "ask_step", "unmask", "things", "new_thing", "thing", "lend", "loans",
        "loan_step", "films", "new_film", "film", "exhibit", "move_exhibit", "take_back_visits",
        "facility", "cover", "new_exhibit", "visits", "codes",
    )
}  # fmt: skip
VERBS = {
    "facilities:step": "withdraw",
    "facilities_desk:ask_step": "confirm",
    "facilities_desk:loan_step": "give_back",
}


def hidden_in(community, secret, users):
    room = RoomFactory.create(
        community=community, asked_for=True, exhibition=True, is_shown=False, name=secret
    )
    exhibit = ExhibitFactory.create(room=room, title=secret, words=secret)
    person = PersonFactory.create(community=community, name=secret)
    thing = EquipmentFactory.create(room=room, name=secret)
    loan = LoanFactory.create(equipment=thing, person=person)
    ask = AskFactory.create(room=room, what=secret, person=person)
    film = FilmFactory.create(room=room, title=secret, rights=secret)
    visit = VisitFactory.create(room=room, who=secret)
    here, code = {"pk": room.pk, "item": exhibit.pk}, {"code": exhibit.code}
    of = {
        "thing": thing, "lend": thing, "film": film, "exhibit": exhibit, "move_exhibit": exhibit,
        "take_back_visits": visit, "ask_step": ask, "loan_step": loan, "facility": room,
        "cover": room, "new_exhibit": room, "visits": room, "codes": room,
    }  # fmt: skip
    return {
        **{f"facilities_desk:{name}": {"pk": each.pk} for name, each in of.items()},
        "facilities_desk:unmask": {"person": person.pk},
        **{f"facilities:{name}": here for name in ("show", "ask", "exhibit")},
        "facilities:step": {"pk": ask.pk},
        "exhibit_code": code,
        "activities:film": {"pk": film.pk},
    }
