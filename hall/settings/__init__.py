"""Settings: what managers change while the hall runs, over what its folder says."""
