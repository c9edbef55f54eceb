"""静态文件 · pytest plugin: pages under test take their sheets and scripts straight from the sources."""

import os

os.environ.setdefault("SHANGLIANG_PLAIN_STATIC", "1")
