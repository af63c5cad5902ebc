"""The pattern page: every component in every state, theme, language and size."""
