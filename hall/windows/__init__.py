"""Windows: 窗口, the numbered places of service."""
