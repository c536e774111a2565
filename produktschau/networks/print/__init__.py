"""Networks on paper."""
