"""Messages signed as the Standard Webhooks specification has it."""

import base64
import hmac

SECRET = "whsec_"  # noqa: S105  # only what stands before each


def signature(secret: str, *, message_id: str, timestamp: int, body: str) -> str:
    """`v1,` and the HMAC-SHA256 over id, moment and body, in base64."""
    key = base64.b64decode(secret.removeprefix(SECRET))
    said = f"{message_id}.{timestamp}.{body}".encode()
    return "v1," + base64.b64encode(hmac.digest(key, said, "sha256")).decode()
