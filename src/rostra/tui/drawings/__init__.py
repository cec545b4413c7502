"""What the widgets draw, without Textual: so that the first frame is there before Textual is."""
