"""Awards that are never decided by votes alone, the wall on which good deeds are told as far as
those shown agree, announcements to whom they concern, and what is done under one brand.

Ballots are kept apart from who voted, and published, so that anybody can count them again.
"""
