"""Behind the front door: devices opened, upkeep of the database, the demo's stage."""
