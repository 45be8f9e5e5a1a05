"""What needs neither database nor clock: which addresses may be called, and how a message is
signed.
"""
