"""The key by which push services know this installation (VAPID, RFC 8292), and the link by which
a mail address becomes known as its owner's.
"""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core import signing

from lianxin.core.errors import NotFound
from lianxin.core.secrets import blind_index
from lianxin.notifications.models import PushKey, Wishes
from lianxin.notifications.queries.reaching import wishes_of

SALT = "lianxin.notifications.mail"
CONFIRM_SECONDS = 3 * 24 * 3600
"""How long the link in the mail leads somewhere."""


def private_key() -> str:
    """As the environment has it, or as it was made here; blank where there is none yet."""
    if settings.LIANXIN_PUSH_KEY:
        return str(settings.LIANXIN_PUSH_KEY)
    kept = PushKey.objects.first()
    return kept.private if kept else ""


def public_key(private: str) -> str:
    """What a browser must be told to subscribe, from the 32 bytes of the private key."""
    number = int.from_bytes(base64.urlsafe_b64decode(private + "=" * (-len(private) % 4)))
    key = ec.derive_private_key(number, ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def new_key() -> str:
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32)).decode().rstrip("=")


def token_of(wishes: Wishes) -> str:
    """What the link in the mail carries: who, and for which address."""
    return signing.dumps([wishes.user_id, blind_index(wishes.mail)], salt=SALT)


def awaiting(token: str) -> Wishes:
    """The row that a link would confirm; refused alike when it is old, forged or overtaken."""
    try:
        user_id, index = signing.loads(token, salt=SALT, max_age=CONFIRM_SECONDS)
    except (signing.BadSignature, ValueError) as error:
        raise NotFound from error
    wishes = wishes_of(user_id)
    if not wishes.mail or blind_index(wishes.mail) != index:
        raise NotFound
    return wishes
