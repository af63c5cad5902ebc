"""Where a hall is kept: `sqlite` on disk, and `memory`, its twin for tests and simulations.

Start at `store.sqlite.open_store`; what the hall asks of a store stands in `hall.ports`.
"""
