"""
A second, slow and plain calculation of the contract, to hold beside the program's own.

Written from `docs/contract/` alone: lists of dicts and loops. Nothing here is imported from the
program's figures or deliveries, so an agreement between the two says something.
"""
