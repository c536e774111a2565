"""Chance that never changes: a seed fixes every roll for ever, on every machine."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

WORD = 0xFFFFFFFFFFFFFFFF
MULTIPLIER = 0x2545F4914F6CDD1D


class Dice:
    """xorshift64* (Vigna 2016), seeded by BLAKE2b: the order of rolls is part of every drawing."""

    def __init__(self, seed: str) -> None:
        self._state = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest(), "big") or 1

    def _roll(self) -> int:
        x = self._state
        x ^= x >> 12
        x = (x ^ (x << 25)) & WORD
        x ^= x >> 27
        self._state = x
        return (x * MULTIPLIER) & WORD

    def real(self, low: float = 0.0, high: float = 1.0) -> float:
        """A number in [low, high)."""
        return low + (high - low) * (self._roll() >> 11) / 9007199254740992.0

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self._roll() % (high - low + 1)

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[self._roll() % len(things)]
