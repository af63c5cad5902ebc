"""Tickets: 号票, one visit's place in line, from issue to finish."""
