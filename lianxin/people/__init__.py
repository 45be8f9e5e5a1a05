"""Residents and the posts that people hold.

A person is somebody whom a community knows, with or without an account; a post gives a user a role
in a community or a street. The actor of every request is put together here.
"""
