"""The network of a household: a list, with genogram and ecogram drawn from it."""
