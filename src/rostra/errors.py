"""The errors a delegate may meet; each message names the thing, the place and the way out."""

from __future__ import annotations


class RostraError(Exception):
    """Base of all errors that are shown to a person as they are."""


class UnreadableError(RostraError):
    """A file that cannot be read at all, or is nothing that Rostra reads."""


class UnknownAgendaError(RostraError):
    """No agenda goes by that name."""


class UnknownSessionError(RostraError):
    """No session of the agenda goes by that name."""


class UsageError(RostraError):
    """The command line asks for something that cannot be."""
