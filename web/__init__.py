"""The web floor: HTTP and Socket.IO, sign-in, push, words, errors, the API document."""
