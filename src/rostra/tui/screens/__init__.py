"""Screens: they own the state of what is shown."""
