"""What a community has to meet and act in: its rooms and who has them when.

A room is never given to two at once, which the database itself refuses. Whatever needs a room, an
activity or a meeting, books it here and keeps the booking.
"""
