"""The phone pages of appointments: find, pick, book; see it, move it, give it up. No script."""
