"""The lobby: the hall shown to a newcomer, every screen of it with one tap; its paired devices."""
