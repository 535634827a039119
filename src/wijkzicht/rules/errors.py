"""What a rule says when something may not be done."""


class NotAllowed(Exception):
    """This may not be done now. The sentence is Dutch, is shown to the person and says what to do."""

    def __init__(self, sentence: str):
        super().__init__(sentence)
        self.sentence = sentence
