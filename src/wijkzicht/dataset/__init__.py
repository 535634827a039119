"""The basisset: schema, reading and writing, checking, made-up data, imports."""
