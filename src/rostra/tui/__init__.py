"""The browser: the only part that knows Textual and Rich."""
