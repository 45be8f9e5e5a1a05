"""The ground floor: journal, flow engine, figures, rule packs, text search, keyset pages, working
days.

It knows nothing of residents or communities; those above hand it plain identifiers.
Base pages and the components that every room shares live here too.
"""
