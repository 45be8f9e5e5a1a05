"""What is read of a community's facilities, each with its reader first."""

from lianxin.facilities.queries.rooms import (
    booking_for,
    bookings_for,
    clash,
    facilities_for,
    facility_at,
    room_for,
    rooms_for,
    week,
)

__all__ = [
    "booking_for",
    "bookings_for",
    "clash",
    "facilities_for",
    "facility_at",
    "room_for",
    "rooms_for",
    "week",
]
