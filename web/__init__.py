"""The web floor: one door for HTTP and Socket.IO, sign-in, push, words, errors, the API document."""
