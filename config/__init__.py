"""Floor 1: what a hall is made of, read from files and checked."""
