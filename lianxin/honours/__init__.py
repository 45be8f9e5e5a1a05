"""Awards, decided by more than votes, and the wall on which good deeds are told as far as those
shown agree.
"""
