"""What residents bring up, from the first words to the confirmed outcome.

One table holds the matter and its state, one flow says which step follows; every step is
journalled. Supports, questions, answers, photos and clusters of duplicates hang on the matter.
"""
