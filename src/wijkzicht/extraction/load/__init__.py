"""A made-up basisset into an empty register, with made-up names, addresses and texts."""
