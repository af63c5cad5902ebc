"""The checks that every change passes: what `./run test` runs."""
