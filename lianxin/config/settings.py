"""Everything that an installation may set, read from the environment once."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

env = environ.Env()
ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env.str("LIANXIN_VAR", default=str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("LIANXIN_DEBUG", default=False)
IS_DEMO = env.bool("LIANXIN_DEMO", default=(VAR / "demo").exists())
"""On the demo, keys have known values and the pages say that the people are made up; `make run`
marks its folder, so that `lianxin report …` finds the same keys there.
"""

SECRET_KEY = env.str(
    "LIANXIN_SECRET_KEY", **({"default": "only-for-the-demo"} if DEBUG or IS_DEMO else {})
)
_DEMO_KEYS = (
    {"default": ["ZGVtby1rZXktb25seS1mb3ItdGhlLWRlbW8tMDAwMDE="]} if DEBUG or IS_DEMO else {}
)
LIANXIN_FIELD_KEYS = env.list("LIANXIN_FIELD_KEYS", **_DEMO_KEYS)
LIANXIN_INDEX_KEY = env.str("LIANXIN_INDEX_KEY", default=SECRET_KEY)
ALLOWED_HOSTS = env.list("LIANXIN_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("LIANXIN_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "lianxin.core",
    "lianxin.accounts",
    "lianxin.notifications",
    "lianxin.places",
    "lianxin.people",
    "lianxin.facilities",
    "lianxin.organisations",
    "lianxin.party",
    "lianxin.matters",
    "lianxin.activities",
    "lianxin.volunteers",
    "lianxin.council",
    "lianxin.funds",
    "lianxin.services",
    "lianxin.works",
    "lianxin.honours",
    "lianxin.reports",
    "lianxin.gateway",
    "lianxin.home",
    "lianxin.feeds",
    "lianxin.demo",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.weixin",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lianxin.config.middleware.SlenderPageMiddleware",
    "lianxin.config.middleware.LanguageMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lianxin.config.middleware.PageAboveMiddleware",
    "lianxin.config.middleware.ActorMiddleware",
    "lianxin.config.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "lianxin.config.urls"
WSGI_APPLICATION = "lianxin.config.wsgi.application"
FORM_RENDERER = "lianxin.core.forms.LianxinRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lianxin.config.chrome.chrome",
            ],
            "builtins": ["lianxin.core.templatetags.lx", "django.templatetags.i18n"],
        },
    }
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES = {"default": env.db_url("LIANXIN_DATABASE", default=f"sqlite:///{VAR}/lianxin.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # select_for_update is silent on SQLite: a transaction must own the file from its first
    # statement.
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Limits on sign-in must hold over all server processes.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    },
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Of some kilobytes each, in every server process.
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LIANXIN_URL = env.str("LIANXIN_URL", default="http://localhost:8000").rstrip("/")
"""Where these pages are, for links in messages."""
LIANXIN_HAS_MAIL = bool(env.str("LIANXIN_MAIL", default="")) or IS_DEMO
LIANXIN_MAIL_FROM = env.str("LIANXIN_MAIL_FROM", default="lianxin@localhost.localdomain")
EMAIL_FILE_PATH = str(VAR / "mail")
vars().update(env.email_url("LIANXIN_MAIL", default=f"filemail://{EMAIL_FILE_PATH}"))
LIANXIN_PUSH_KEY = env.str("LIANXIN_PUSH_KEY", default="")
"""The private key of VAPID, 32 bytes in base64url; blank: one is made and kept encrypted."""
LIANXIN_PUSH_HOSTS = env.list(
    "LIANXIN_PUSH_HOSTS",
    default=[
        "fcm.googleapis.com",
        "updates.push.services.mozilla.com",
        ".push.apple.com",
        ".notify.windows.com",
    ],
)
"""The push services to which words are handed; none switches web push off."""
NAMES_OF_COMMUNITIES = "lianxin.places.queries.names_of"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["lianxin.people.adapter.SignIn"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:arrive"
ACCOUNT_ADAPTER = "lianxin.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "lianxin.accounts.forms.Login",
    "change_password": "lianxin.accounts.forms.ChangePassword",
}
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "phone", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PHONE_VERIFICATION_ENABLED = False  # until a message channel can prove one
ACCOUNT_SESSION_REMEMBER = True
SOCIALACCOUNT_ADAPTER = "lianxin.accounts.adapter.SocialAdapter"
WEIXIN_ID = env.str("LIANXIN_WEIXIN_ID", default="")
"""WeChat's name for this installation; without one nothing of it is offered."""
IS_WEIXIN_INSIDE = env.bool("LIANXIN_WEIXIN_INSIDE", default=False)
"""Whether that is an official account's, to sign in inside WeChat, or a website's to be scanned."""
SOCIALACCOUNT_PROVIDERS = {
    "weixin": {
        "APP": {"client_id": WEIXIN_ID, "secret": env.str("LIANXIN_WEIXIN_SECRET", default="")},
        "SCOPE": ["snsapi_base" if IS_WEIXIN_INSIDE else "snsapi_login"],
        "AUTHORIZE_URL": "https://open.weixin.qq.com/connect/"
        + ("oauth2/authorize" if IS_WEIXIN_INSIDE else "qrconnect"),
    }
}
ACCOUNT_RATE_LIMITS = {"login_failed": "30/30m/ip,5/30m/key"}

USE_I18N, LANGUAGE_CODE, LANGUAGES = True, "zh-hans", [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [ROOT / "lianxin" / "locale"]
USE_TZ, TIME_ZONE = True, "Asia/Shanghai"

STATIC_URL, STATIC_ROOT = "static/", VAR / "static"
MEDIA_ROOT = Path(env.str("LIANXIN_MEDIA", default=str(VAR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 30  # more than a matter takes, so that the form can say so

IS_TLS = env.bool("LIANXIN_TLS", default=not (DEBUG or IS_DEMO))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_TLS
SECURE_HSTS_SECONDS = 31_536_000 if IS_TLS else 0
if env.bool("LIANXIN_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 90 * 24 * 3600
STAFF_IDLE_SECONDS = env.int("LIANXIN_STAFF_IDLE_SECONDS", default=15 * 60)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # The form that leads to WeChat's own page is a form like another.
        "form-action": [SELF, *(["https://open.weixin.qq.com"] if WEIXIN_ID else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
MATTER_NEIGHBOURS = (
    "lianxin.services.queries.beside.of_matter",
    "lianxin.works.queries.beside.of_matter",
)
"""What is asked for notes beside a matter, from floors that matters know nothing of."""
HOOKS_MAY_BE_PRIVATE = env.bool("LIANXIN_HOOKS_PRIVATE", default=False)
"""Whether messages are also sent to addresses of one's own network, and without TLS."""
MEDIA_TRUSTED_HOSTS: tuple[str, ...] = ()
"""Hosts with ports whose pictures are fetched without TLS and from inside: for tests alone."""
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LIANXIN_LOG", default="WARNING")},
}
