"""Drivers of the hall's devices and their simulators, one folder per kind of device."""
