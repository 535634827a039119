"""What a form costs: keys, and the seconds that the keystroke-level model gives for them."""

from playwright.sync_api import Page

# Keystroke-level model: a practised typist, a moment to think before each field.
TYPED, PRESSED, POINTED, THOUGHT = 0.20, 0.28, 1.50, 1.35


class Keys:
    """Types on a page by keys alone and keeps the count. `seconds`: what the model says it takes."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed, self.typed, self.pointed = page, 0, 0, 0
        self.fields = 1  # deciding that one is done

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += len(key.split("+"))
            self.page.keyboard.press(key)

    def point(self, label: str, exact: bool = False, opens: bool = True) -> None:
        """Go to a field by the mouse, or choose a tile; `opens` False: a list is not unfolded."""
        self.pointed += 1
        field = self.page.get_by_label(label, exact=exact).first
        field.click() if opens else field.focus()

    def type(self, text: str) -> None:
        self.typed += len(text)
        self.fields += 1
        self.page.keyboard.type(text)

    @property
    def seconds(self) -> float:
        keys = self.typed * TYPED + self.pressed * PRESSED
        return keys + self.pointed * POINTED + self.fields * THOUGHT
