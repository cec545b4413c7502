"""Guards the transcription of the five bundled programmes.

Every figure, title, name and sentence here was written by reading the documents, not by running a reader.
Where a document says a thing in a way that allows two readings, a comment says which one is taken.
"""
