"""测试 · What every test shares."""

import pytest
from django.db import connection

TRUNCATE = {"kit_trailrow": "trail_keep_all", "kit_chainhead": "head_stays_all", "kit_dailyhead": "daily_stays_all"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Transaction tests end with TRUNCATE of all tables; the trail refuses that, so in tests it lets it pass."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table, trigger in TRUNCATE.items():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


@pytest.fixture(autouse=True, scope="session")
def _keys_of_the_tests(tmp_path_factory):
    """Tests never touch the installation's key file."""
    from django.conf import settings

    settings.SHANGLIANG_KEYS = tmp_path_factory.mktemp("keys") / "keys.json"
