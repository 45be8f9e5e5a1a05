"""Where things are: street → community → courtyard → building → entrance, and the codes by the
stairwell doors.

Everything private carries a community; the public is told a place no finer than the building.
"""
