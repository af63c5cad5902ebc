"""What builders and operators of the house use; the hall itself never imports it."""
