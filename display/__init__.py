"""The wall screen of a zone and the sign at a window."""
