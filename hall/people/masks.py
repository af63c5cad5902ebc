"""Masked faces: enough for its bearer to know it, too little for others. Screens show these."""

from __future__ import annotations

import re

STAR = "*"
COUNTRY = re.compile(r"^(?:00|\+)86")


def masked_name(name: str) -> str:
    """张建国 → 张*国, 李梅 → 李*."""
    name = name.strip()
    if len(name) <= 2:
        return name[:1] + STAR * (len(name) - 1)
    return name[0] + STAR * (len(name) - 2) + name[-1]


def plain_phone(phone: str) -> str:
    """Its digits, +86 and spaces left out: 13812345678."""
    return re.sub(r"\D", "", COUNTRY.sub("", phone.strip()))


def masked_phone(phone: str) -> str:
    """138 1234 5678 → 138****5678; of a short one only the last two digits."""
    digits = plain_phone(phone)
    if len(digits) < 9:
        return STAR * max(0, len(digits) - 2) + digits[-2:]
    return digits[:3] + STAR * (len(digits) - 7) + digits[-4:]


def masked_id(number: str) -> str:
    """110101195404120005 → 1101**********0005."""
    return number[:4] + STAR * max(0, len(number) - 8) + number[-4:]
