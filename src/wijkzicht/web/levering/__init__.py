"""The delivery to CBS from the screen: ask, read the report, download, write down the receipt."""
