"""Rostra: a terminal agenda browser for delegates."""

__version__ = "0.1.0"
