"""The phone page of a ticket, from the slip's QR code."""
