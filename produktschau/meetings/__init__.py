"""Meetings of the networks: invited, registered, waited for, attended, written down."""
