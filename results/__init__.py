"""The issuing window: what came, who is told, what is given and posted."""
