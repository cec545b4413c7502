"""Digests are BLAKE2b, whoever computes them."""

from __future__ import annotations

import subprocess
import sys
from hashlib import blake2b

import pytest

from rostra.digests import digest_of


@pytest.mark.parametrize("size", [0, 1, 127, 128, 129, 30_000, 1_000_000])
def test_a_digest_is_that_of_the_standard_library(size: int) -> None:
    """Of little and of much."""
    content = bytes(number % 251 for number in range(size))
    assert digest_of(content) == blake2b(content, digest_size=32).hexdigest()


@pytest.mark.parametrize("missing", ["hashlib", "_blake2"])
def test_digests_are_the_same_where_a_module_is_missing(missing: str) -> None:
    """Either can do without the other, as far as there is any other."""
    script = (
        "import hashlib, sys\n"
        f"sys.modules[{missing!r}] = None\n"
        "from rostra.digests import digest_of\n"
        "print(digest_of(b'agenda'))\n"
    )
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == blake2b(b"agenda", digest_size=32).hexdigest()
