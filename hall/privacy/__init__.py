"""Privacy: how long what concerns a person is kept, their own data handed out, and erased."""
