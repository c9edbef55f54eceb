"""静态文件 · pytest plugin: pages under test take their sheets and scripts straight from the sources."""

import os

os.environ.setdefault("SHANGLIANG_PLAIN_STATIC", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread of the test
