"""What other programs may do here: the tokens that people give them, the API put together out of
every app's operations, and what is told to their addresses when something happens.

It decides nothing about matters, activities or anything else: each call is its owner's, through
the same queries and actions as the pages.
"""
