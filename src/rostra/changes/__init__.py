"""What changed between two revisions of an agenda, and where the delegate's bookmarks went: pure functions."""

from rostra.changes.bookmarks import (
    Followed,
    Following,
    LostBookmark,
    OfferedBookmark,
    follow_bookmarks,
)
from rostra.changes.collection import Changes
from rostra.changes.comparing import compare
from rostra.changes.matching import RULE_WORDS, Matching, Pair, Rule, match_sessions
from rostra.changes.offering import Offer
from rostra.changes.splits import Split
from rostra.changes.tokens import plain, same_words
from rostra.changes.values import (
    BADGES,
    CHANGE_KINDS,
    Aspect,
    Badge,
    Change,
    ChangeKind,
    Placed,
    SessionChanges,
)
from rostra.changes.words import Words, compare_words

__all__ = [
    "BADGES",
    "CHANGE_KINDS",
    "RULE_WORDS",
    "Aspect",
    "Badge",
    "Change",
    "ChangeKind",
    "Changes",
    "Followed",
    "Following",
    "LostBookmark",
    "Matching",
    "Offer",
    "OfferedBookmark",
    "Pair",
    "Placed",
    "Rule",
    "SessionChanges",
    "Split",
    "Words",
    "compare",
    "compare_words",
    "follow_bookmarks",
    "match_sessions",
    "plain",
    "same_words",
]
