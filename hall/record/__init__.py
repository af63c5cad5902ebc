"""The record: the journal searched and read as sentences, and the life of one ticket."""
