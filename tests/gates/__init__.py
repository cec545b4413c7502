"""The promises of Rostra as programs: each is put under fire and fails where the promise breaks.

    python -m tests.gates [names…]

runs them in their full form and prints a line for each; `test_gates.py` runs a short form of each with all tests.
"""
