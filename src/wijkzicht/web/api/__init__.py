"""The interface for programs, by the Dutch REST API design rules: /api/v1."""
