"""Digests are SHA-256, whoever computes them."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import pytest

from rostra.digests import LARGE, sha256_of


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 30_000, LARGE - 1, LARGE, LARGE + 1])
def test_a_digest_is_that_of_the_standard_library(size: int) -> None:
    """Of little and of much."""
    content = bytes(number % 251 for number in range(size))
    assert sha256_of(content) == sha256(content).hexdigest()


def test_a_python_without_its_own_hash_has_the_same_digests() -> None:
    """OpenSSL takes its place."""
    script = (
        "import sys\n"
        "sys.modules['_sha2'] = sys.modules['_sha256'] = None\n"
        "from rostra.digests import sha256_of\n"
        "print(sha256_of(b'agenda'))\n"
    )
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == sha256(b"agenda").hexdigest()
