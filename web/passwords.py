"""Passwords: hashed by argon2id, verified off the hub, the common ones refused (NIST 800-63B)."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hall.refusals import Invalid

SHORTEST = 10
LONGEST = 128
FEWEST_DIFFERENT = 4
HASHER = PasswordHasher()

COMMON = frozenset(
    {
        "1234567890",
        "0123456789",
        "12345678910",
        "123456789a",
        "a123456789",
        "1q2w3e4r5t",
        "qwertyuiop",
        "qwerty1234",
        "q1w2e3r4t5",
        "password12",
        "password123",
        "password1234",
        "passw0rd123",
        "admin12345",
        "admin123456",
        "administrator",
        "adminadmin",
        "letmein123",
        "iloveyou123",
        "woaini1314",
        "woaini520",
        "woaini1314520",
        "abcdefghij",
        "abc1234567",
        "abcd123456",
        "1111111111",
        "0000000000",
        "8888888888",
        "6666666666",
        "1122334455",
        "9876543210",
        "0987654321",
        "changeme123",
        "welcome123",
        "yichuang123",
    }
)


@cache
def _of_nobody() -> str:
    """Verified for names that nobody has, so that the time taken tells nothing."""
    return HASHER.hash("nobody has this password")


def check_choice(password: str, staff: str) -> None:
    """Refuse a password that is guessed first. Raises Invalid."""
    if len(password) < SHORTEST:
        raise Invalid("password", "password_too_short", shortest=SHORTEST)
    plain = password.lower()
    beside_the_name = plain.replace(staff.lower(), "").strip("0123456789")
    if plain in COMMON or len(set(plain)) < FEWEST_DIFFERENT or not beside_the_name:
        raise Invalid("password", "password_too_common")


def hash_of(password: str) -> str:
    """What is kept of it. Takes some 50 ms: never on the hub."""
    return HASHER.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether it is the one; as slow when nothing is kept. Takes some 50 ms: never on the hub."""
    try:
        right = HASHER.verify(kept or _of_nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None
