"""From what a reader finds to a valid agenda."""

from rostra.building.builder import build_agenda, reported
from rostra.building.drafts import AgendaDraft, DayDraft, PartDraft, SessionDraft, WhenDraft

__all__ = ["AgendaDraft", "DayDraft", "PartDraft", "SessionDraft", "WhenDraft", "build_agenda", "reported"]
