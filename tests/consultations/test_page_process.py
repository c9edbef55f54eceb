"""Pages never make a picture: whatever serves them has not even loaded what it takes."""

import subprocess
import sys

SERVING = """
import sys
import django
django.setup()
from django.urls import get_resolver
from django.utils.module_loading import autodiscover_modules
print(len(get_resolver().reverse_dict), "consultation-results" in get_resolver().reverse_dict)
autodiscover_modules("jobs")
print(sorted({"numpy", "scipy", "numba"} & set(sys.modules)))
"""
WORKING = """
import shangliang.consultations.portrait
print(sorted({"numpy", "scipy"} & set(sys.modules)))
"""


def told(program) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_every_address_is_served_without_numpy_and_only_the_worker_s_own_module_brings_it():
    addresses, loaded, worker = told(SERVING + WORKING)
    number, has_results = addresses.split()
    assert int(number) > 100
    assert has_results == "True"
    assert (loaded, worker) == ("[]", "['numpy', 'scipy']")
