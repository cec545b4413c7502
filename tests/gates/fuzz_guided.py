"""Files that find their own way: what comes to a new place of a reader's code is kept, and damaged further.

`python -m tests.gates.fuzz_guided FORMAT NUMBER FOLDER` prints what one reader stood; libFuzzer, which looks where
the files come through, reports on standard error. What came to new places stays in a folder there, and the next run
begins with it.
"""

from __future__ import annotations

import json
import random
import resource
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["rostra"]):
    from tests.gates.fuzz import LIMIT, Keeper, reading_of
    from tests.gates.mutation import Mutator, seeds

OWN_DAMAGE = 0.7
"""Part of the files that are damaged as the blind ones are; libFuzzer does the rest, byte by byte."""

LARGEST = 20_000
"""Bytes of a file."""


def fire(form: str, number: int, folder: Path) -> None:
    """Read `number` files and print what was stood; the process ends with it."""
    sources = seeds(form)
    with atheris.instrument_imports(include=["rostra"]):
        for source in sources:  # what is imported late is to be looked at as well
            reading_of(source, is_written=True)
    keeper, mutator = Keeper(f"{form}-guided", folder), Mutator(form, sources)

    def read(content: bytes) -> None:
        keeper.read(content)
        if keeper.files == number:
            print(json.dumps(keeper.fire), flush=True)

    def damaged(content: bytes, largest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < OWN_DAMAGE:
            return mutator.mutated(chance, content if chance.random() < 0.6 else b"")[:largest]
        changed: bytes = atheris.Mutate(content, largest)
        return changed

    corpus = folder / f"{form}-ways"
    corpus.mkdir(exist_ok=True)
    for index, source in enumerate(sources):
        (corpus / f"seed-{index}").write_bytes(source)
    options = (f"-runs={number}", f"-max_len={LARGEST}", "-seed=1", "-timeout=60", f"-artifact_prefix={folder}/")
    atheris.Setup([sys.argv[0], *options, str(corpus)], read, custom_mutator=damaged)
    atheris.Fuzz()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    fire(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
