"""Plans: what the hall will do by itself, and when."""
