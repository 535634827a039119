"""The words: code lists, periods, protocol versions, words we do not use on screens."""
