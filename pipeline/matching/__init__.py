"""Many regular expressions over much text: which of them a text could match, and only those tried."""
