"""Time zones by name, whatever a file calls them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.building.zones import UnknownZoneError, find_zone, nearest_zone


@pytest.mark.parametrize(
    "name", ["Europe/Brussels", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", " Asia/Tokyo "]
)
def test_a_zone_of_the_database_is_found_by_its_name(name: str) -> None:
    """Blanks around it do no harm."""
    assert find_zone(name).key == name.strip()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("europe/berlin", "'europe/berlin' is no time zone; did you mean Europe/Berlin?"),
        ("Europe/Brussel", "'Europe/Brussel' is no time zone; did you mean Europe/Brussels?"),
        ("utc", "'utc' is no time zone; did you mean UTC?"),
        ("", "'' is no time zone; write a name such as Europe/Brussels"),
        ("+02:00", "'+02:00' is no time zone; write a name such as Europe/Brussels"),
        ("Mars/Phobos", "'Mars/Phobos' is no time zone; write a name such as Europe/Brussels"),
        ("../../etc/passwd", "'../../etc/passwd' is no time zone; write a name such as Europe/Brussels"),
        ("/etc/localtime", "'/etc/localtime' is no time zone; write a name such as Europe/Brussels"),
        ("zone.tab", "'zone.tab' is no time zone; write a name such as Europe/Brussels"),
        ("W. Europe Standard Time", "'W. Europe Standard Time' is no time zone; write a name such as Europe/Brussels"),
        ("x" * 5000, f"'{'x' * 64}' is no time zone; write a name such as Europe/Brussels"),
        ("a\0b", "'a\\x00b' is no time zone; write a name such as Europe/Brussels"),
    ],
)
def test_what_is_no_zone_is_said_with_the_nearest_one(name: str, message: str) -> None:
    """The five kinds of error that zoneinfo has for it are one."""
    with pytest.raises(UnknownZoneError) as caught:
        find_zone(name)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "name", ["America", "Europe", "localtime", "posixrules", "Factory", "posix/UTC", "right/UTC", "tzdata.zi"]
)
def test_what_only_lies_beside_the_zones_is_none(name: str) -> None:
    """Folders, tables, and whatever this machine happens to be set to."""
    with pytest.raises(UnknownZoneError):
        find_zone(name)


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_no_name_raises_anything_but_that_there_is_no_such_zone(name: str) -> None:
    """Nothing outside the database is ever opened for a name."""
    try:
        zone = find_zone(name)
    except UnknownZoneError:
        return
    assert zone.key == name.strip()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Brusels", "Europe/Brussels"),
        ("vienna", "Europe/Vienna"),
        ("new york", "America/New_York"),
        ("europe/london", "Europe/London"),
        ("Geneva", ""),
        ("Bern", ""),
        ("Nowhere", ""),
    ],
)
def test_a_zone_is_offered_by_its_city_where_that_is_nearly_written_so(written: str, meant: str) -> None:
    """A city that no zone is called after is not taken for another."""
    assert nearest_zone(written) == meant
