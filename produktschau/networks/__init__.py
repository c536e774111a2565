"""The three networks that are to last: who belongs to them since when, who runs them, and what carries them after the grant."""
