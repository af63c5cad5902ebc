"""The kiosk: the touch screen at which a citizen takes a ticket."""
