"""密钥 · The key file: whole, ours alone, and never made twice."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from shangliang.kit import keys


@pytest.fixture(autouse=True)
def path(settings, tmp_path):
    settings.SHANGLIANG_KEYS = tmp_path / "data" / "keys.json"
    return settings.SHANGLIANG_KEYS


def test_the_first_use_makes_the_file_for_its_owner_only(path):
    keys.digest("test", b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = json.loads(path.read_text())
    assert list(content["keys"]) == [content["current"]]
    assert [p.name for p in path.parent.iterdir()] == ["keys.json"]


def test_a_file_that_others_can_read_is_refused(path):
    keys.ring()
    path.chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        keys.ring(fresh=True)
    path.chmod(0o600)
    assert keys.ring(fresh=True).current


def test_of_many_that_start_at_once_all_have_the_same_key(path):
    path.parent.mkdir()

    def start(_):
        keys._create(path)
        return keys._read(path).current

    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(start, range(64)))) == 1
    assert [p.name for p in path.parent.iterdir()] == ["keys.json"]


def test_a_new_key_becomes_current_and_the_old_ones_stay(path):
    first = keys.ring().current
    second = keys.add_key()
    assert keys.ring().current == second
    assert keys.key(first, "p") != keys.key(second, "p")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = keys.digest("test", b"x")
    keys.add_key()
    assert keys.digest("test", b"x") == before  # blind indexes outlive a change of key


def test_a_key_that_another_process_added_is_found(path):
    keys.ring()
    held = keys._rings[str(path)]
    new = keys.add_key()
    keys._rings[str(path)] = held
    assert len(keys.key(new, "p")) == 32
    with pytest.raises(keys.KeyMissing):
        keys.key("00000000", "p")


def test_no_secret_is_used_for_two_purposes(path):
    current = keys.ring().current
    assert keys.key(current, "a") != keys.key(current, "b")
    assert keys.digest("a", b"x") != keys.digest("b", b"x")


def test_the_profile_of_national_algorithms_digests_by_sm3(settings, path):
    settings.SHANGLIANG_SEAL = "sm4"
    assert keys.ring().digest_suite == "sm3"
    assert len(keys.digest("test", b"x")) == 32
