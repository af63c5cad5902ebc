"""./run shots: pictures of every screen, taken in the running demo, for docs/screens."""
