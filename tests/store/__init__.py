"""The store: what both halls, on disk and in memory, keep and give back."""
