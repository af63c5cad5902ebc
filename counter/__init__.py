"""The counter: 窗口终端, the clerk's screen at a window."""
