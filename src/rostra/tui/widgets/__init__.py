"""Widgets: they draw what they are given and send messages up."""
