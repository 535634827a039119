"""The plan of a household: hulpvragen, doelen, scores, agreement, versions and the print for the family."""
