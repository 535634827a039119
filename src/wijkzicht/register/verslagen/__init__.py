"""Annual reports: written, made, published, and the ledger of what was published."""
