"""Points: the upward mechanism."""

from importlib import import_module

import pytest

from produktschau.lib import points


@pytest.fixture
def point(monkeypatch: pytest.MonkeyPatch) -> points.Point[str]:
    monkeypatch.setattr(points, "POINTS", {})
    return points.Point("test.words", "Words for a test.")


def test_things_come_in_order_and_then_by_key(point: points.Point[str]) -> None:
    point.register("b", "second")
    point.register("c", "first", order=1)
    point.register("a", "also second")
    assert list(point) == ["first", "also second", "second"]


def test_the_same_key_twice_is_refused(point: points.Point[str]) -> None:
    point.register("a", "one")
    with pytest.raises(points.PointTaken):
        point.register("a", "two")


def test_a_missing_key_names_the_point(point: points.Point[str]) -> None:
    with pytest.raises(points.PointEmpty, match=r"test\.words"):
        point["nothing"]


def test_every_point_stands_where_its_name_says() -> None:
    for name, registered in points.POINTS.items():
        if not name.startswith(("test.", "tests.")):
            module, variable = name.rsplit(".", 1)
            assert getattr(import_module(f"produktschau.{module}"), variable) is registered
