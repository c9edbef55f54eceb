"""页面服务 · The WSGI application that granian's workers load."""

import gc
import os
import signal

from .ahead import load_ahead
from .children import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
# granian killed with -9 leaves its workers answering beside the next server's (stack.md 5).
die_with_parent(signal.SIGKILL)

from django.conf import settings  # noqa: E402 - the lines above come first
from django.core.exceptions import ImproperlyConfigured  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

if settings.SECRET_KEY == settings.INSECURE:
    raise ImproperlyConfigured("Set SHANGLIANG_SECRET_KEY, or start with `shangliang serve`, which makes a key.")

application = get_wsgi_application()
# What was loaded until now stays until the end: the collector need not look at half a million objects again and again.
gc.collect()
gc.freeze()
load_ahead()
