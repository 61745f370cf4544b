"""What a person did that cannot be done: one exception, which the frame turns into a message."""


class EstError(Exception):
    """A fault that the user can mend: `text` says what, `hjalp` says what to do now.

    Exit status 2 is wrong use or no workspace; 1 is a closed gate or a stale report.
    """

    def __init__(self, text: str, hjalp: str = "", exit_code: int = 2) -> None:
        """Keep the two sentences and the exit status."""
        super().__init__(text)
        self.text = text
        self.hjalp = hjalp
        self.exit_code = exit_code
