"""Agendas written out for other programs and for people."""
