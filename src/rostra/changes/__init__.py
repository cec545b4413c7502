"""What changed between two revisions of an agenda, and where the delegate's bookmarks went: pure functions."""

from rostra.changes.bookmarks import Following, follow_bookmarks
from rostra.changes.collection import Changes
from rostra.changes.comparing import compare
from rostra.changes.matching import RULE_WORDS, Matching, match_sessions
from rostra.changes.offering import Offer
from rostra.changes.tokens import plain, same_words
from rostra.changes.values import CHANGE_KINDS, Badge, Change, SessionChanges
from rostra.changes.words import Words, compare_words

__all__ = [
    "CHANGE_KINDS",
    "RULE_WORDS",
    "Badge",
    "Change",
    "Changes",
    "Following",
    "Matching",
    "Offer",
    "SessionChanges",
    "Words",
    "compare",
    "compare_words",
    "follow_bookmarks",
    "match_sessions",
    "plain",
    "same_words",
]
