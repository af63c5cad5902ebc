"""Alerts: what leaders are told at once, and what became of it."""
