"""一起跑 · pytest plugin: what stands on one expensive world runs in one worker, and what takes long begins first.

By the file, as `--dist loadfile` does, but for the demo world, which is loaded once; not by the number of tests, as xdist
would order files: a file of three tests in a browser may take a minute, and started last it keeps a core idle.
"""

import pytest

TOGETHER = ("tests/demo/",)
LONG = ("tests/demo/", "tests/browser/", "tests/stories/", "tests/server/", "tests/test_")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((n for n, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadFileScheduling

    class ByWorld(LoadFileScheduling):
        """按世界分派 · One unit of work is a file, or a folder whose tests share a world."""

        def _split_scope(self, nodeid: str) -> str:
            return next((start for start in TOGETHER if nodeid.startswith(start)), super()._split_scope(nodeid))

    config.option.loadscopereorder = False
    return ByWorld(config, log)
