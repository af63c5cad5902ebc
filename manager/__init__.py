"""The manager's hall: its live map, and everything that reshapes it while it runs."""
