"""The search: how good its answers are, what they cost, and what the engine costs."""
