"""What a community keeps open: rooms, exhibitions, a cinema, what is lent out of them, who comes.

A room is never given to two at once, and a thing is lent to one at a time, which the database
itself refuses. Whatever needs a room, an activity or a meeting, books it here and keeps the
booking. Visits are numbers by the day: who came is nobody's business.
"""
