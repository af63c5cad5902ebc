"""办件: what is accepted at a window, decided by departments in time, and watched until then."""
