"""Shifts: who works when, at which window, and who is there."""
