"""From what a reader finds to a valid agenda; importing one module of it does not load the others."""
