"""People: who acts in the hall, and what each may do."""
