"""Searchers over the bundled agendas and over made-up ones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from rostra.library import Library
from rostra.locations import Locations
from rostra.search import Circumstances, Searcher, index_of

if TYPE_CHECKING:
    from rostra.model import Agenda
    from rostra.search import Index

NOW = datetime(2017, 11, 16, 14, 30, tzinfo=UTC)
"""Half past three in Mechelen, in the first afternoon of the conference."""

MINE = Circumstances(
    NOW,
    {("cities-and-migrants-2017", "social-integration"): "must", ("gcm-thematic-session-3", "panel-2"): "want"},
    frozenset({("gcm-thematic-session-3", "panel-2")}),
    {("cities-and-migrants-2017", "social-integration"): "Ask about language courses\nin São Paulo"},
)
"""Two bookmarks and a note."""


@pytest.fixture(scope="session")
def agendas(tmp_path_factory: pytest.TempPathFactory) -> tuple[Agenda, ...]:
    """One revision of each bundled event, by date; of the first the one with descriptions and speakers."""
    home = tmp_path_factory.mktemp("search")
    library = Library(Locations(home / "data", home / "cache", home / "config"))
    keys = ("idm-2017-new-york@2", "gcm-thematic-session-3", "cities-and-migrants-2017")
    return tuple(library.open(key).agenda for key in keys)


@pytest.fixture(scope="session")
def indexes(agendas: tuple[Agenda, ...]) -> tuple[Index, ...]:
    """Their indexes."""
    return tuple(index_of(agenda) for agenda in agendas)


@pytest.fixture
def searcher(indexes: tuple[Index, ...]) -> Searcher:
    """A searcher over the three events, under the circumstances above."""
    return Searcher(indexes, MINE)
