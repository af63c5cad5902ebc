"""The rules of the hall: what may happen, and what then has happened.

Nothing here knows the web, a database, a device or the time of day; all of that comes in
through `hall.ports`. Start reading at `hall.engine`, the one door.
"""
