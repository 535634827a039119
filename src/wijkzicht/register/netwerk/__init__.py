"""The network of a household: people and organisations around it, and who is family of whom."""
