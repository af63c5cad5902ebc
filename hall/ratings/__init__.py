"""好差评: what visitors say of their visit, and what becomes of it (P22-12, J21-4, J19-2)."""
