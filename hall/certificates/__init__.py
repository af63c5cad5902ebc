"""Certificates: what each clerk has been trained and certified for (P22-6)."""
