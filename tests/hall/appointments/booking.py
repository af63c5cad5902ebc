"""What tests of appointments share: a hall whose tax line and transfers may be booked."""

from datetime import timedelta

from hall.appointments.appointment import Appointment, AppointmentState
from hall.appointments.arriving import CheckIn
from hall.appointments.booking import BookAppointment
from hall.people.persons import Person
from hall.people.roles import STRANGER
from hall.ports import Span
from hall.setup import Appointments, Bookable
from tests.hall.people import KIOSK, LI_MEI, NINE, ZHANG_JIANGUO, minutes

ZHANG = Person(id_number=ZHANG_JIANGUO, name="张建国", phone="13812345678")
LI = Person(id_number=LI_MEI, name="李梅", phone="13987654321")
LIU = Person(name="刘洋", phone="13700001111")
TEN = NINE + timedelta(hours=1)
RULES = Appointments(
    bookable=(Bookable(domain="tax"), Bookable(matter="P-1", capacity=1, length=minutes(15)))
)


def book(hall, person=ZHANG, slot=TEN, by=STRANGER, **what):
    return hall.send(BookAppointment(person=person, slot=slot, **(what or {"domain": "tax"})), by)


def check_in(hall, booked, by=KIOSK, **more):
    return hall.send(CheckIn(code=booked["code"], **more), by)


def stands(hall, booked):
    """An appointment as it is kept."""
    with hall.store.reading() as shelf:
        return shelf.of(Appointment).get(booked["appointment"])


def states(hall):
    """The states of all appointments, in the order of their slots."""
    with hall.store.reading() as shelf:
        return [str(a.state) for a in shelf.of(Appointment).find(slot=Span())]


def go_to(hall, moment):
    hall.clock.at = moment


__all__ = ["AppointmentState", "book", "check_in", "go_to", "stands", "states"]
