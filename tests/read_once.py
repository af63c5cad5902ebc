"""What a hall's process needs of code: read once by the fork server of tests/nest.py."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # eventlet is in maintenance only: known, see web/hub.py
    import eventlet.green.threading
    import eventlet.tpool
    import eventlet.wsgi  # noqa: F401

import server
from config.loader import load
from front.search import SEARCH

server.rooms(simulated=True)
SEARCH.open(load("dianjiang"))
