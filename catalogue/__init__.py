"""目录 for citizens: which window takes what, to read, to print and to hang up (P22-5)."""
