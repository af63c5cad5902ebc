"""The back offices: what came, what is due, and what departments decide of it."""
