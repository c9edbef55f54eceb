"""一起跑 · pytest plugin: what stands on one expensive world runs in one worker, and what takes long begins first.

By the file, as `--dist loadfile` does, but for the demo world and the small world of tests/world.py, which are made once;
not by the number of tests, as xdist would order files: a file of three tests in a browser may take a minute, and started
last it keeps a core idle.

What needs Chromium may be tried once more: on two busy cores it sometimes answers for a page that is just going. Whatever
was tried twice is named at the end of the run (`-rR`), and is to be mended.
"""

import pytest

WORLD = (
    "tests/browser/test_every_route.py",
    "tests/browser/test_elder.py",
    "tests/kit/test_english.py",
    "tests/test_rubbish.py",
)
TOGETHER = {"tests/demo/": "demo"} | dict.fromkeys(WORLD, "world")
LONG = (*WORLD, "tests/demo/", "tests/browser/", "tests/stories/", "tests/server/", "tests/test_")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: next((n for n, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadFileScheduling

    class ByWorld(LoadFileScheduling):
        """按世界分派 · One unit of work is a file, or what shares a world."""

        def _split_scope(self, nodeid: str) -> str:
            found = (unit for start, unit in TOGETHER.items() if nodeid.startswith(start))
            return next(found, super()._split_scope(nodeid))

    config.option.loadscopereorder = False
    return ByWorld(config, log)
