"""Lockers: where results wait for those who collect them."""
