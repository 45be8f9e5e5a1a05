from datetime import UTC, datetime

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Nine in the morning of a working Monday in Jinan."""
