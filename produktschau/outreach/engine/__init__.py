"""The machinery of speaking with firms: personal links and what they are for."""
