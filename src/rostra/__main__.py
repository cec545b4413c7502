"""`python -m rostra` is `rostra`."""

from rostra.cli.main import run

if __name__ == "__main__":
    run()
