"""Runs the gates in their full form: `python -m tests.gates [--short] [names…]`; status 1 where one does not hold."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.gates.gate import Result
from tests.gates.listed import GATES, run_gate

SHORT = "--short"
"""Asks for the short form instead, which the suite runs."""


def main(words: list[str]) -> int:
    """Print the table, a line as soon as a gate is through."""
    names = [word for word in words if word != SHORT]
    unknown = sorted(set(names) - set(GATES))
    if unknown:
        print(f"no gate is called {', '.join(unknown)}; there are: {', '.join(GATES)}", file=sys.stderr)
        return 2
    print("gate · figure · goal · holds")
    holds = True
    for name in names or GATES:
        with tempfile.TemporaryDirectory(prefix="rostra-gate-") as folder:
            try:
                result = run_gate(name, Path(folder), full=SHORT not in words)
            except Exception as error:  # noqa: BLE001 - a gate that falls over does not hold
                result = Result(
                    name, f"{type(error).__name__}: {error}".strip().partition("\n")[0], "runs to its end", holds=False
                )
        print(result.line, flush=True)
        holds &= result.holds
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
