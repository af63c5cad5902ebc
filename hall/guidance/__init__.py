"""导办: who goes with a visitor or acts for them, who is referred on, and where."""
