"""What a server process answers with."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

COLLECT_AFTER = 10_000, 20, 20
"""New objects before the youngest are looked at; a page makes some thousands that die with it."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
application = get_wsgi_application()
# Every page and its module is known from here on, and lives as long as the process: to look
# through all of them for what may go costs a tenth of the answers.
resolve("/")
gc.collect()
gc.freeze()
gc.set_threshold(*COLLECT_AFTER)
