"""Results: what departments have decided, on paper, until the applicant has it (J19-12 to 16)."""
