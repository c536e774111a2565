"""Machinery of the exchange: who is kept apart, who sent an answer, and the signed words of subscriptions."""
