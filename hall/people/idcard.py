"""公民身份号码 by GB 11643: the check digit (ISO 7064, MOD 11-2) and what the number says."""

from __future__ import annotations

from datetime import date

WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))
CHECKS = "10X98765432"


def is_valid(number: str) -> bool:
    """Whether `number` has 18 places, a real date of birth and the right check digit."""
    return len(number) == 18 and birth(number) is not None and check(number) == number[17].upper()


def check(number: str) -> str:
    """The check digit that the first 17 digits call for; "" when they aren't digits."""
    digits = number[:17]
    if len(digits) != 17 or not (digits.isascii() and digits.isdigit()):
        return ""
    return CHECKS[sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11]


def birth(number: str) -> date | None:
    """Date of birth, or None when the number holds none."""
    digits = number[6:14]
    if not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def age(number: str, on: date) -> int | None:
    """Full years on a date."""
    born = birth(number)
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
