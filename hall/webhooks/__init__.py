"""Webhooks: other systems that are told of what happens in the hall, in its order."""
