"""The outbox: what the hall has to tell people by text message, until it is sent."""
