"""Benchmarks: what the README says in figures, made by a command that anyone can run."""
