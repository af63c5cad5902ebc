"""Inspections: managers walk the hall, record what they find, and see it put right (P22-13)."""
