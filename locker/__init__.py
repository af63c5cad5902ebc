"""The locker: which door? Its own screen, and the page of those who look after it."""
