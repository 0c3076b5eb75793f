"""Who signs in: workers and other actors, their teams, roles, rota and cover."""
