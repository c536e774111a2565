"""Kept things stay within their bounds."""

from threading import Thread

from produktschau.lib.kept import Kept


def test_what_was_kept_is_found_and_the_rest_is_not() -> None:
    kept: Kept[str] = Kept(1000)
    kept.put("a", "A", 10)
    assert (kept.get("a"), kept.get("b")) == ("A", None)


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    kept: Kept[str] = Kept(1000)
    for name in "abcdefghij":
        kept.put(name, name, 100)
    kept.get("a")
    kept.put("k", "k", 100)
    assert (kept.get("a"), kept.get("b"), len(kept), kept.bytes) == ("a", None, 10, 1000)


def test_the_same_key_takes_its_place_once() -> None:
    kept: Kept[str] = Kept(1000)
    kept.put("a", "old", 100)
    kept.put("a", "new", 50)
    assert (kept.get("a"), kept.bytes) == ("new", 50)


def test_what_is_too_large_is_not_kept() -> None:
    kept: Kept[str] = Kept(1000)
    kept.put("a", "A", 101)
    assert (kept.get("a"), kept.bytes) == (None, 0)


def test_many_threads_leave_the_count_right() -> None:
    kept: Kept[int] = Kept(1000)

    def work(start: int) -> None:
        for number in range(start, start + 300):
            kept.put(number % 40, number, 90)
            kept.get(number % 7)

    threads = [Thread(target=work, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept.bytes == 90 * len(kept) <= 1000
