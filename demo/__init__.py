"""Simulated citizens and clerks, who live in a hall through its real engine (./run demo)."""
