"""Set-up with the Python standard library only: environment, packages, system packages."""
