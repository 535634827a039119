"""The annual report from the screen: write, make, read, publish, take back."""
