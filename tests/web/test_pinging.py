"""Engine pings: one job sends them all, and each socket gets its own in time."""

import time

import engineio
import pytest
from engineio.packet import PING, PONG, Packet
from engineio.socket import Socket

from web.hub import ThreadingHub
from web.pinging import Pinging

EVERY = 10


@pytest.fixture
def pinging():
    return Pinging(engineio.Server(async_mode="threading", ping_interval=EVERY), ThreadingHub())


@pytest.fixture
def phone(pinging):
    """A phone that has just connected."""
    socket = Socket(pinging.eio, "phone")
    socket.schedule_ping()
    return socket


def pings(socket):
    """Takes what waits to be sent."""
    return [socket.queue.get().packet_type for _ in range(socket.queue.qsize())].count(PING)


def soon(seconds):
    return time.monotonic() + seconds


def test_a_phone_is_pinged_once_its_time_has_come(pinging, phone):
    assert not pinging.ping_next(soon(EVERY - 1))
    assert pings(phone) == 0
    assert pinging.ping_next(soon(EVERY + 1))
    assert not pinging.ping_next(soon(EVERY + 1))
    assert pings(phone) == 1


def test_a_phone_that_answers_is_pinged_again(pinging, phone):
    pinging.ping_next(soon(EVERY + 1))
    phone.receive(Packet(PONG))
    pinging.ping_next(soon(EVERY + 1))
    assert pings(phone) == 2


def test_a_phone_that_answers_nothing_is_noticed(pinging, phone):
    pinging.ping_next(soon(EVERY + 1))
    phone.last_ping -= pinging.eio.ping_timeout + 1
    assert not phone.check_ping_timeout()


def test_a_phone_that_left_is_not_pinged_and_holds_nobody_up(pinging, phone):
    beside = Socket(pinging.eio, "beside")
    beside.schedule_ping()
    phone.closed = True
    while pinging.ping_next(soon(EVERY + 1)):
        pass
    assert (pings(phone), pings(beside)) == (0, 1)


def test_other_jobs_of_the_server_run_as_ever(pinging):
    done = []
    pinging.eio.start_background_task(done.append, "job").join()
    assert done == ["job"]
